import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { TraceId } from "@/lib/domain/ids";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { expect, test } from "./fixtures/test";

const MINUTE_MS = 60_000;
/** Runs wait for each other, and the demo's own is under way when nothing else was asked for yet. */
const RUN_MS = 60_000;
/** Without these, nothing is left that tells who failed. */
const TELLING = ["failures", "contrast", "coverage", "calls", "timing", "logs", "callers"];

/** An order of a shop that nobody else has: its payment may fail. */
function order(shop: string, minute: number, error?: string): SpanSpec[] {
  const trace = `${shop} ${minute}`;
  const at = minute * MINUTE_MS;
  const failing = error === undefined ? {} : { error };
  const root = { id: `${trace} in`, service: `${shop}-gateway`, name: `POST /${shop}`, lasts: 50 };
  const payment = { id: `${trace} pay`, service: `${shop}-payments`, name: "Charge", lasts: 30 };
  return [
    { ...root, ...failing, trace, kind: "server", at, attributes: { "http.route": `/${shop}` } },
    { ...payment, ...failing, trace, parent: root.id, at: at + 5 },
  ];
}

/** An incident with its verdict, frozen into a split that holds nothing of the demo; the case's id. */
async function freezeIncident(request: APIRequestContext, shop: string): Promise<string> {
  const many = Array.from({ length: 8 }, (_, i) => i);
  const spans = many.flatMap((i) => [...order(shop, i - 40), ...order(shop, 30 + i, "overflow")]);
  await request.post("/v1/traces", { data: encodeTraces(spansOf(spans)) });
  const traceId = TraceId.parse(traceIdOf(`${shop} 30`));
  const opened = await request.post("/api/incidents", { data: { traceId } });
  const { id } = await opened.json();
  const traces = `/api/incidents/${id}/traces`;
  await expect.poll(async () => (await (await request.get(traces)).json()).items.length).toBe(16);
  const spanIds = many.map((i) => `span:${spanIdOf(`${shop} ${30 + i} pay`)}`);
  const content = {
    rootCause: { kind: "spans", spans: spanIds },
    service: `${shop}-payments`,
    operation: "Charge",
    faultFamily: "arithmetic-overflow",
    mechanism: "the amount has more digits than fit",
    certainty: "certain",
  };
  const verdict = { author: `ada-${shop}`, content };
  expect((await request.post(`/api/incidents/${id}/verdicts`, { data: verdict })).status()).toBe(
    201,
  );
  const freeze = { data: { frozenBy: `ada-${shop}`, split: "test" } };
  const frozen = await (await request.post(`/api/incidents/${id}/gold-case`, freeze)).json();
  await request.patch(`/api/incidents/${id}`, { data: { status: "resolved" } });
  return frozen.id;
}

async function run(page: Page, name: string, without: readonly string[] = []): Promise<void> {
  await page.goto("/evaluations");
  await page.getByRole("button", { name: "New run" }).click();
  const form = page.getByRole("form", { name: "New run" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "test", exact: true }).click();
  for (const group of without) await form.getByRole("button", { name: group, exact: true }).click();
  await form.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText("done", { exact: true })).toBeVisible({ timeout: RUN_MS });
}

test("a case is frozen, evaluated with and without evidence, and found where it regressed", async ({
  page,
  request,
}) => {
  test.setTimeout(3 * RUN_MS);
  const shop = `shop${randomUUID().slice(0, 6)}`;
  const caseId = await freezeIncident(request, shop);
  await run(page, `${shop} all`);
  await expect(page.getByRole("button", { name: /^Ranking, Service AC@1/ })).toBeVisible();
  await page.getByRole("button", { name: /^Ranking, Span recall/ }).click();
  const cases = page.getByRole("table", { name: "Cases" });
  await expect(cases.getByRole("row", { name: caseId })).toContainText(`${shop}-payments Charge`);
  await run(page, `${shop} poor`, TELLING);

  await page.goto("/evaluations");
  await page.getByRole("checkbox", { name: `Compare ${shop} all` }).check();
  await page.getByRole("checkbox", { name: `Compare ${shop} poor` }).check();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const changed = page.getByRole("table", { name: "Cases, the regressed first" });
  const row = changed.getByRole("row", { name: caseId });
  await expect(row).toContainText("regressed");

  await row.getByRole("link").last().click();
  await expect(page.getByRole("heading", { name: caseId, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Expected" })).toContainText(`${shop}-payments`);
  await expect(page.getByRole("region", { name: "The ranking said" })).toContainText("Cause at");
  await page.getByRole("link", { name: /…/ }).first().click();
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}\?span=/);
});

test("the demo arrives with a run over its recorded incidents", async ({ page }) => {
  await page.goto("/evaluations");
  const row = page.getByRole("row", { name: /The recorded demo/ });
  await expect(row).toContainText("6 cases");
  await row.getByRole("link").click();
  await expect(page.getByRole("button", { name: /^Ranking, Service AC@1: 1.00/ })).toBeVisible();
  await expect(page.getByRole("figure", { name: "Reliability, Ranking" })).toBeVisible();
});
