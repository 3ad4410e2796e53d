import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { findBarriers, OPEN_TAB } from "./fixtures/find-barriers";
import { expect, test } from "./fixtures/test";

const name = (who: string) => `${who}-${randomUUID().slice(0, 6)}`;

/** Tab from where one is until the field has the focus: nothing here is clicked. */
async function tabTo(page: Page, field: Locator) {
  for (let i = 0; i < 80; i += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(field).toBeFocused();
}

async function fillByKeyboard(page: Page, label: string, text: string) {
  const field = page.getByRole("form", { name: /^Verdict/ }).getByLabel(label);
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

/** From nothing to a saved verdict on the incident that is shown. */
async function labelByKeyboard(page: Page, mechanism: string) {
  await page.keyboard.press("r");
  const spans = page.getByRole("list", { name: "Root-cause spans" });
  await expect(spans.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("w");
  await fillByKeyboard(page, "Fault family", "arithmetic-overflow");
  await fillByKeyboard(page, "Mechanism, in a sentence", mechanism);
  await page.keyboard.press("Control+Enter");
}

async function firstIncident(list: { open(): Promise<unknown>; firing(): Locator }) {
  await list.open();
  const href = await list.firing().getByRole("link").first().getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

test("a verdict is given, amended, frozen and told in the postmortem, by keyboard", async ({
  incident,
  list,
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const ada = name("ada");
  const id = await firstIncident(list);
  // What the ranker would fill in is not what this journey is about.
  await page.route("**/api/incidents/*/suspects", (route) => route.fulfill({ status: 404 }));
  await page.goto(`/incidents/${id}`);
  await expect(incident.selectedRow()).toBeVisible();
  await page.keyboard.press("w");
  const form = page.getByRole("form", { name: /^Verdict/ });
  await expect(form.getByLabel("Reviewer")).toBeFocused();
  await page.keyboard.type(ada);
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await labelByKeyboard(page, "ETH has more digits than a decimal holds");
  const history = page.getByRole("region", { name: "Versions of the verdict" });
  await expect(history.getByRole("row", { name: new RegExp(ada) })).toContainText("stands");
  await expect(form.getByRole("heading").first()).toContainText("amending version 1");

  await page.keyboard.press("Escape");
  await page.keyboard.press("w");
  await fillByKeyboard(page, "Mechanism, in a sentence", "the amount overflows in ETH alone");
  await page.keyboard.press("Control+Enter");
  await expect(history.getByRole("row", { name: new RegExp(ada) })).toHaveCount(2);

  await history.getByRole("button", { name: "Freeze into the gold set" }).press("Enter");
  await expect(history.getByRole("status")).toContainText(`${id.toLowerCase()} version`);
  const lines = await (await request.get("/api/gold-set.jsonl?evidence=true")).text();
  const mine = lines.split("\n").find((line) => line.includes(`"incident":"${id}"`)) ?? "";
  expect(JSON.parse(mine)).toMatchObject({
    label: { mechanism: "the amount overflows in ETH alone", fault_type: "arithmetic_overflow" },
    evidence: { "traces.otlp.json": expect.stringContaining("resourceSpans") },
  });
  expect(await findBarriers(page, "light", OPEN_TAB)).toEqual([]);

  await page.getByRole("tab", { name: "Postmortem" }).press("Enter");
  const draft = page.getByRole("article", { name: "Draft of the postmortem" });
  await expect(draft).toContainText("the amount overflows in ETH alone");
  await expect(draft).toContainText(`says ${ada}`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).press("Enter");
  await page.getByRole("menuitem", { name: "Markdown", exact: true }).press("Enter");
  expect((await download).suggestedFilename()).toBe(`${id}-postmortem.md`);
  expect(await findBarriers(page, "light", OPEN_TAB)).toEqual([]);
});

test("what does not resolve is refused by name", async ({ list, page }) => {
  const id = await firstIncident(list);
  await page.route("**/api/incidents/*/suspects", (route) => route.fulfill({ status: 404 }));
  await page.goto(`/incidents/${id}?tab=verdict`);
  const form = page.getByRole("form", { name: /^Verdict/ });
  await form.getByLabel("Reviewer").fill(name("eve"));
  await form.getByLabel("Cite", { exact: true }).fill("log:00ff");
  await form.getByLabel("Cite", { exact: true }).press("Enter");
  await form.getByLabel("Cite", { exact: true }).press("Escape");
  await labelByKeyboard(page, "it is said");
  await expect(form.getByRole("alert")).toContainText("log:00ff");
});

test("the form is filled in from the first suspect, and each is judged", async ({ list, page }) => {
  const id = await firstIncident(list);
  const { items } = await (await page.request.get(`/api/incidents/${id}/traces`)).json();
  const spanId = items.find((one: { entrySpanId: string | null }) => one.entrySpanId).entrySpanId;
  const suspect = { rank: 1, kind: "operation", service: "payments", operation: "Charge" };
  const evidence = [{ nats: 2, anchors: [`span:${spanId}`] }];
  await page.route("**/api/incidents/*/suspects", (route) =>
    route.fulfill({
      json: { status: "ranked", suspects: [{ ...suspect, spanIds: [spanId], evidence }] },
    }),
  );
  await page.goto(`/incidents/${id}?tab=verdict`);
  const form = page.getByRole("form", { name: /^Verdict/ });
  await expect(form).toContainText("Filled in from the first suspect");
  await expect(form.getByLabel("Service")).toHaveValue("payments");
  await form.getByLabel("Reviewer").fill(name("zoe"));
  await form.getByRole("group", { name: "1 payments Charge" }).getByLabel("not quite").check();
  await form.getByLabel("What is missing").fill("the currency");
  await form.getByLabel("Fault family").fill("my-own-family");
  await form.getByLabel("Mechanism, in a sentence").fill("it overflows");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Versions of the verdict" })).toContainText(
    "my-own-family",
  );
});

test("the queue is gone through blind, by keys, and tells nothing of the ranker", async ({
  page,
}) => {
  const bob = name("bob");
  const asked: string[] = [];
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (!response.url().includes("/api/")) return;
    asked.push(new URL(response.url()).pathname);
    answers.push(response.text().catch(() => ""));
  });
  await page.goto("/review");
  await expect(page.getByText("Who is reviewing?")).toBeVisible();
  await page.getByLabel("Reviewer").fill(bob);
  const rows = page.getByRole("table", { name: "Incidents to review" }).locator("tbody tr");
  await expect(rows.first()).toContainText("to label");
  await page.getByLabel("Reviewer").blur();

  // One that was recorded: those that other journeys fire have no traces.
  const recorded = rows.filter({ hasText: "burns its availability budget" }).first();
  const id = (await recorded.locator("td").nth(1).textContent()) ?? "";
  await recorded.getByRole("link").focus();
  await page.keyboard.press("s");
  await expect(page.getByRole("row", { name: new RegExp(`${id} `) })).toContainText("skipped");
  await page.keyboard.press("u");
  await expect(page.getByRole("row", { name: new RegExp(`${id} `) })).toContainText("to label");

  await page
    .getByRole("row", { name: new RegExp(`${id} `) })
    .getByRole("link")
    .focus();
  await page.keyboard.press("w");
  await expect(page).toHaveURL(new RegExp(`/review/${id}`));
  await expect(page.getByText(/^yours until/)).toBeVisible();
  await expect(page.getByRole("treegrid", { name: /^Waterfall/ })).toBeVisible();
  await labelByKeyboard(page, "seen blind");
  await expect(page).not.toHaveURL(new RegExp(`/review/${id}\\?`));
  await expect(page.getByText(/^yours until/)).toBeVisible();
  await page.keyboard.press("q");
  await expect(page).toHaveURL(/\/review(\?|$)/);
  await expect(page.getByRole("row", { name: new RegExp(`${id} `) })).toContainText("done");

  expect(asked.filter((path) => /suspects|analyses/.test(path))).toEqual([]);
  for (const text of await Promise.all(answers)) {
    expect(text).not.toMatch(/"probability"|"suspects"|"prerankPoints"|"hypotheses"/);
  }
});

test("two who disagree are seen to, and are settled by a third", async ({
  list,
  page,
  request,
}) => {
  await list.open();
  const { items } = await (await request.get("/api/incidents?status=resolved")).json();
  const id: string = items.at(-1).id;
  const give = (author: string, service: string) =>
    request.post(`/api/incidents/${id}/verdicts`, {
      data: {
        author,
        content: {
          rootCause: { kind: "not-instrumented", peer: service },
          faultFamily: "dependency",
          mechanism: "it is away",
          certainty: "likely",
        },
      },
    });
  expect((await give(name("first"), "bank")).status()).toBe(201);
  expect((await give(name("second"), "ledger")).status()).toBe(201);
  await page.goto("/review?blind=false&order=disagreement");
  await page.getByLabel("Reviewer").fill(name("judge"));
  const row = page.getByRole("row", { name: new RegExp(`${id} `) });
  await expect(row).toContainText("disputed");
  await page.getByRole("link", { name: await row.getByRole("link").innerText() }).click();
  const form = page.getByRole("form", { name: /^(Verdict|Adjudication)/ });
  await form.getByLabel("settles the labels").check();
  await form.getByLabel("not instrumented").check();
  await form.getByLabel("Peer").fill("ledger");
  await form.getByLabel("Fault family").fill("dependency");
  await form.getByLabel("Mechanism, in a sentence").fill("the ledger is away");
  await page.keyboard.press("Control+Enter");
  await expect(page).not.toHaveURL(new RegExp(`/review/${id}\\?`));
  await page.goto("/review?blind=false");
  await expect(page.getByRole("row", { name: new RegExp(`${id} `) })).toContainText("adjudicated");
});
