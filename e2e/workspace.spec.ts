import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";

/** A keyboard that counts what is pressed. */
class CountedKeys {
  strokes = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    this.strokes += keys.length;
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.strokes += text.length;
  }

  /** Tab until the field of the verdict has the focus. */
  async tabTo(label: string): Promise<void> {
    const field = this.page.getByRole("form", { name: /^Verdict/ }).getByLabel(label);
    for (let i = 0; i < 40; i += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      await this.press("Tab");
    }
    await expect(field).toBeFocused();
  }
}

test("from the list to the cause to the verdict by keyboard alone, counted", async ({
  incident,
  list,
  page,
}) => {
  const keys = new CountedKeys(page);
  const reviewer = `eve-${randomUUID().slice(0, 6)}`;
  const startedMs = performance.now();
  const secondsSince = () => ((performance.now() - startedMs) / 1000).toFixed(1);
  await list.open();
  await expect(list.recorded("POST /orders")).toBeVisible();
  await keys.press("/");
  await keys.type("/orders");
  await expect(list.rows()).toHaveCount(1);
  await keys.press("Enter");
  await expect(list.rows().locator("[data-row-link]")).toBeFocused();
  await keys.press("Enter");
  await expect(incident.suspect(1)).toContainText("payments");
  const seen = `${keys.strokes} keystrokes, ${secondsSince()} s`;
  await keys.press("1");
  await expect(incident.selectedRow()).toBeVisible();
  const proof = `${keys.strokes} keystrokes, ${secondsSince()} s`;

  await keys.press("r", "w");
  await keys.tabTo("Reviewer");
  await keys.type(reviewer);
  await keys.tabTo("Fault family");
  await keys.press("Control+a");
  await keys.type("timeout");
  await keys.tabTo("Mechanism, in a sentence");
  await keys.type("the bank answers late");
  await keys.press("Control+Enter");
  const history = page.getByRole("region", { name: "Versions of the verdict" });
  await expect(history.getByRole("row", { name: new RegExp(reviewer) })).toContainText("stands");
  const verdict = `${keys.strokes} keystrokes, ${secondsSince()} s`;
  console.log(`cause seen: ${seen}; its span: ${proof}; verdict saved: ${verdict}`);
});

test("the palette finds a service, a span of this trace, and what the page can do", async ({
  list,
  page,
}) => {
  await list.openFiring();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await palette.getByRole("combobox").fill("acknow");
  await expect(palette.getByRole("option", { name: /Acknowledge/ })).toBeVisible();
  await palette.getByRole("combobox").fill("inventory");
  await expect(palette.getByRole("option", { name: /^inventory service/ })).toBeVisible();
  await palette.getByRole("option", { name: /Find “inventory”/ }).click();
  await expect(page).toHaveURL(/find=inventory/);
  await expect(page.getByRole("searchbox", { name: /search/i }).first()).toHaveValue("inventory");
});

test("an incident is handed on as a summary for chat", async ({ context, list, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await list.openFiring();
  await expect(page.locator('[data-suspect="1"]')).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByText("Summary copied").first()).toBeVisible();
  const summary = await page.evaluate(() => navigator.clipboard.readText());
  expect(summary).toMatch(/^\*\*INC-\d+\*\* SEV\d, triggered: POST \/checkout/);
  expect(summary).toMatch(/\n1\. payments .*\b(likely|possible)\b/);
  expect(summary).toContain(page.url());
});

test("a file that Jaeger saved becomes a trace when it is dropped on the page", async ({
  list,
  page,
}) => {
  await list.open();
  const traceID = randomBytes(16).toString("hex");
  const file = {
    data: [
      {
        traceID,
        spans: [
          {
            traceID,
            spanID: "1",
            operationName: "GET /jaeger",
            startTime: Date.now() * 1000,
            duration: 42_000,
            processID: "p1",
          },
        ],
        processes: { p1: { serviceName: "elsewhere" } },
      },
    ],
  };
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "trace.json", { type: "application/json" }));
    return transfer;
  }, JSON.stringify(file));
  // Until the page's scripts run, nobody takes files in.
  await expect(async () => {
    await page.dispatchEvent("body", "dragover", { dataTransfer: dropped });
    await expect(page.getByText("Drop to import")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
  await expect(page).toHaveURL(new RegExp(`/traces/${traceID}`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("GET /jaeger");
  await expect(page.getByText("Imported 1 span of 1 trace from trace.json").first()).toBeVisible();
});

test("on a phone the first screen says what, why and what to do, and a tapped span is told in a sheet", async ({
  incident,
  list,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const isNarrow = () => page.evaluate(() => document.documentElement.scrollWidth <= 391);
  await list.open();
  await expect(list.firing()).toBeVisible();
  expect(await isNarrow()).toBe(true);
  await list.firing().getByRole("link").first().click();
  await expect(incident.suspect(1)).toBeInViewport({ ratio: 1 });
  await expect(incident.action("Acknowledge")).toBeInViewport({ ratio: 1 });
  await expect(incident.waterfall).toBeVisible();
  expect(await isNarrow()).toBe(true);
  await incident.row("checkout.place_order").click();
  await expect(incident.details).toContainText("checkout.place_order");
  await page.getByRole("button", { name: "Close the span" }).click();
  await expect(incident.details).toHaveCount(0);
});

test("panels stay as they were drawn; a link changes none, and a double click puts them back", async ({
  incident,
  list,
  page,
}) => {
  await list.openFiring();
  await expect(incident.waterfall).toBeVisible();
  const graph = page.getByRole("region", { name: "Causal graph" });
  const divider = page.getByRole("separator", { name: "Height of the tabs" });
  const share = async () => Number(await divider.getAttribute("aria-valuenow"));
  const usual = await share();
  await divider.focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(share).toBeLessThan(usual);
  const drawn = await share();
  await page.goto(`${page.url().split("?")[0]}?tab=analysis&full=graph`);
  // Which stands beside a graph that has all the room.
  await expect(incident.details).toContainText(/[0-9a-f]{16}/);
  await expect(graph).toBeVisible();
  await expect(incident.waterfall).toBeHidden();
  await page.keyboard.press("G");
  await expect(incident.waterfall).toBeVisible();
  await page.goto(page.url().split("?")[0] ?? "");
  await expect(incident.waterfall).toBeVisible();
  await expect.poll(share).toBe(drawn);
  await divider.dblclick();
  await expect.poll(share).toBeGreaterThan(drawn);
});
