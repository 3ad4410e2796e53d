import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { TraceId } from "@/lib/domain/ids";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { expect, test } from "./fixtures/test";

const COUNT = 10;
/** What whoever labels has learnt by heart: more would not be worth their while. */
const MOST_KEYSTROKES = 60;
const OF_THE_RANKER = /"probability"|"suspects"|"prerankPoints"|"hypotheses"|"withRanker":\{/;

interface ToLabel {
  readonly id: string;
  readonly cause: string;
}

/** A request of a shop of its own: the bank below its payments fails. */
function failingRequest(shop: string): SpanSpec[] {
  const span = (id: string, service: string, at: number, parent?: string): SpanSpec => ({
    id: `${shop} ${id}`,
    trace: shop,
    service: `${service}-${shop}`,
    name: id,
    at,
    lasts: 90 - 2 * at,
    error: `${id} failed`,
    ...(parent === undefined ? { kind: "server" } : { parent: `${shop} ${parent}` }),
  });
  return [
    span("POST /pay", "gateway", 0),
    span("Charge", "payments", 10, "POST /pay"),
    span("authorize", "bank", 20, "Charge"),
  ];
}

async function openIncidents(request: APIRequestContext): Promise<ToLabel[]> {
  const shops = Array.from({ length: COUNT }, () => randomUUID().slice(0, 8));
  const spans = spansOf(shops.flatMap(failingRequest));
  await request.post("/v1/traces", { data: encodeTraces(spans) });
  const opened: ToLabel[] = [];
  for (const shop of shops) {
    const data = { traceId: TraceId.parse(traceIdOf(shop)) };
    const { id } = await (await request.post("/api/incidents", { data })).json();
    await request.patch(`/api/incidents/${id}`, { data: { status: "resolved" } });
    opened.push({ id, cause: `span:${spanIdOf(`${shop} authorize`)}` });
  }
  return opened;
}

/** Leaves everything else that waits to others, as somebody does who is here for these alone. */
async function leaveOthers(request: APIRequestContext, reviewer: string, mine: readonly ToLabel[]) {
  const { items } = await (await request.get(`/api/review?reviewer=${reviewer}`)).json();
  const ids = new Set(mine.map(({ id }) => id));
  const others = items.filter((item: { incidentId: string }) => !ids.has(item.incidentId));
  for (const { incidentId } of others) {
    await request.post(`/api/review/${incidentId}/skip`, { data: { reviewer } });
  }
}

/** The keyboard alone; each key that goes down is counted. */
class Keyboard {
  count = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.count += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.count += text.length;
    await this.page.keyboard.type(text);
  }

  async tabTo(label: string): Promise<void> {
    const field = this.page.getByRole("form", { name: /^Verdict/ }).getByLabel(label);
    for (let i = 0; i < 20; i += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      await this.press("Tab");
    }
    await expect(field).toBeFocused();
  }
}

/** Span picked, family, mechanism, sure, saved: the next one opens by itself. */
async function labelOne(page: Page, keys: Keyboard): Promise<void> {
  await expect(page.getByText(/^yours until/)).toBeVisible();
  await expect(page.getByRole("row", { selected: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Suspects" })).toHaveCount(0);
  await keys.press("End", "r");
  const roots = page.getByRole("list", { name: "Root-cause spans" });
  await expect(roots.getByRole("listitem")).toHaveCount(1);
  await keys.press("w");
  await keys.tabTo("Fault family");
  await keys.type("timeout");
  await keys.press("Tab");
  await keys.type("the bank is late");
  await keys.tabTo("likely");
  await keys.press("ArrowLeft", "Control+Enter");
}

test("ten incidents are labelled by the keyboard alone, blind", async ({ page, request }) => {
  const reviewer = `kim-${randomUUID().slice(0, 6)}`;
  const incidents = await openIncidents(request);
  await leaveOthers(request, reviewer, incidents);
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/")) answers.push(response.text().catch(() => ""));
  });
  await page.goto("/review");
  const keys = new Keyboard(page);
  await page.getByLabel("Reviewer").focus();
  await keys.type(reviewer);
  const rows = page.getByRole("table", { name: "Incidents to review" }).locator("tbody tr");
  await expect(rows.first()).toContainText("to label");
  await keys.press("Enter", "Tab", "w");

  const told: string[] = [];
  for (let i = 0; i < COUNT; i += 1) {
    await expect(page).toHaveURL(/\/review\/INC-\d+/);
    const url = page.url();
    const [before, startedMs] = [keys.count, performance.now()];
    await labelOne(page, keys);
    await expect(page).not.toHaveURL(url);
    const keystrokes = keys.count - before;
    told.push(`${keystrokes} keys in ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
    expect(keystrokes).toBeLessThanOrEqual(MOST_KEYSTROKES);
  }
  console.info(`Labelled by the keyboard: ${told.join(", ")}`);
  await expect(page).toHaveURL(/\/review$/);

  for (const { id, cause } of incidents) {
    const { items } = await (await request.get(`/api/incidents/${id}/verdicts`)).json();
    expect(items).toMatchObject([
      {
        author: reviewer,
        isBlind: true,
        content: {
          rootCause: { kind: "spans", spans: [cause] },
          faultFamily: "timeout",
          certainty: "certain",
        },
      },
    ]);
  }
  for (const text of await Promise.all(answers)) expect(text).not.toMatch(OF_THE_RANKER);
});
