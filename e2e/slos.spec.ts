import { randomBytes, randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";

/** An SLO is evaluated within a tick of ten seconds and the queue's second. */
const EVALUATED_MS = 40_000;

/** Requests of a service of the test's own, the first `bad` of which fail. Returns a failing trace. */
async function sendRequests(
  request: APIRequestContext,
  service: string,
  count: number,
  bad: number,
) {
  const now = BigInt(Date.now() - 30_000) * 1_000_000n;
  const spans = Array.from({ length: count }, (_, i) => ({
    traceId: randomBytes(16).toString("hex"),
    spanId: randomBytes(8).toString("hex"),
    name: "POST /buy",
    kind: 2,
    startTimeUnixNano: String(now + BigInt(i)),
    endTimeUnixNano: String(now + 50_000_000n),
    attributes: [{ key: "http.route", value: { stringValue: "/buy" } }],
    status: i < bad ? { code: 2, message: "sold out" } : {},
  }));
  const resource = { attributes: [{ key: "service.name", value: { stringValue: service } }] };
  const response = await request.post("/v1/traces", {
    data: { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "e2e" }, spans }] }] },
  });
  expect(response.status()).toBe(200);
  return spans[0]?.traceId ?? "";
}

async function createSlo(page: Page, name: string, service: string) {
  await page.goto("/slos");
  await page.getByRole("button", { name: "New SLO" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Service").fill(service);
  await dialog.getByLabel("Target %").fill("99");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveURL(new RegExp(`/slos/${name}`));
}

test("an SLO is defined, counted from spans, raises an incident, and is deleted", async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const name = `slo-${randomUUID().slice(0, 8)}`;
  await sendRequests(request, name, 40, 20);
  const list = await page.context().newPage();
  await list.goto("/incidents");
  await createSlo(page, name, name);
  const rules = page.getByRole("table", { name: "Alerting rules" });
  await expect(rules.getByText(/firing since/).first()).toBeVisible({ timeout: EVALUATED_MS });
  await expect(page.getByText("40 events")).toBeVisible();
  // The list that was open all the while has the incident, and whom its ranking suspects.
  const listed = list.getByRole("row", { name: new RegExp(name) });
  await expect(listed.getByTitle(new RegExp(`${name}.*POST /buy`))).toBeVisible();
  await list.close();
  await page.getByRole("link", { name: "Incidents" }).last().click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("triggered");
  await page.goto(`/slos/${name}`);
  await page.getByRole("button", { name: "Edit" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Title").fill(`Buying ${name}`);
  await form.getByLabel("Target %").fill("95");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Buying ${name}`);
  await expect(page.getByText("95 %").first()).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Really delete" }).click();
  await expect(page).toHaveURL(/\/slos$/);
  await expect(page.getByText(name)).toHaveCount(0);
});

test("an OpenSLO text is checked before it is taken, and what is refused is named", async ({
  page,
  request,
}) => {
  const name = `slo-${randomUUID().slice(0, 8)}`;
  const source = "metricSource: {type: faultline, spec: {source: spans";
  const yaml = `apiVersion: openslo/v1
kind: SLO
metadata: {name: ${name}}
spec:
  service: nobody
  indicator:
    spec: {ratioMetric: {bad: {${source}, failed: true}}}, total: {${source}}}}}}
  timeWindow: [{duration: 4w, isRolling: true}]
  budgetingMethod: Timeslices
  objectives: [{target: 0.99}]
`;
  await page.goto("/slos");
  await page.getByRole("button", { name: "Import OpenSLO" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("OpenSLO YAML").fill(yaml);
  await dialog.getByRole("button", { name: "Check" }).click();
  await expect(dialog.getByRole("status")).toContainText("spec.budgetingMethod");
  await dialog.getByLabel("OpenSLO YAML").fill(yaml.replace("Timeslices", "Occurrences"));
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByRole("status")).toContainText("1 created");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name })).toBeVisible();
  expect((await request.delete(`/api/slos/${name}`)).status()).toBe(200);
});

test("a trace is made an incident from its page, once", async ({ incident, page, request }) => {
  const service = `shop-${randomUUID().slice(0, 8)}`;
  const traceId = await sendRequests(request, service, 3, 1);
  await page.goto(`/traces/${traceId}`);
  await page.getByRole("button", { name: "Investigate this" }).click();
  await expect(page).toHaveURL(/\/incidents\/INC-\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(service);
  const opened = new URL(page.url()).pathname;
  await page.goto(`/traces/${traceId}`);
  await page.getByRole("button", { name: "Investigate this" }).click();
  await expect(page).toHaveURL(new RegExp(`${opened}(\\?|$)`));
  await incident.action("Resolve").click();
  await expect(incident.status()).toHaveText(/resolved/);
});
