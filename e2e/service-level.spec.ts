import { randomBytes, randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures/test";

const MINUTE = 60_000;
const VERSION_SEEN_MS = 60_000;

interface SentRequest {
  readonly agoMs: number;
  readonly isBad: boolean;
  readonly version: string;
}

/** What the caller says of a bad call: sent again, or refused by its breaker, in turns. */
const RETRIED = { key: "http.request.resend_count", value: { intValue: "1" } };
const REFUSED = { key: "circuit_breaker.state", value: { stringValue: "open" } };

/** A front service that calls a back service, one trace for each request. */
async function sendRequests(
  request: APIRequestContext,
  name: string,
  requests: readonly SentRequest[],
) {
  const nano = (ms: number) => `${ms}000000`;
  const resourceSpans = requests.flatMap(({ agoMs, isBad, version }, index) => {
    const at = Date.now() - agoMs;
    const traceId = randomBytes(16).toString("hex");
    const [front, call, back] = [0, 1, 2].map(() => randomBytes(8).toString("hex"));
    const status = isBad ? { code: 2, message: "sold out" } : {};
    const times = { startTimeUnixNano: nano(at), endTimeUnixNano: nano(at + (isBad ? 900 : 40)) };
    const common = { traceId, name: "POST /buy", status, ...times };
    const told = isBad ? [index % 4 === 0 ? REFUSED : RETRIED] : [];
    const route = [{ key: "http.route", value: { stringValue: "/buy" } }];
    const of = (service: string, spans: object[]) => ({
      resource: {
        attributes: [
          { key: "service.name", value: { stringValue: service } },
          { key: "service.version", value: { stringValue: version } },
        ],
      },
      scopeSpans: [{ scope: { name: "e2e" }, spans }],
    });
    return [
      of(`front-${name}`, [
        { ...common, spanId: front, kind: 2, attributes: route },
        { ...common, spanId: call, parentSpanId: front, kind: 3, attributes: told },
      ]),
      of(`back-${name}`, [{ ...common, spanId: back, parentSpanId: call, kind: 2 }]),
    ];
  });
  const response = await request.post("/v1/traces", { data: { resourceSpans } });
  expect(response.status()).toBe(200);
}

/** Ten calm minutes under one version, then two in which every second request fails under another. */
async function sendTrouble(request: APIRequestContext, name: string) {
  const calm = Array.from({ length: 60 }, (_, i) => ({
    agoMs: 2 * MINUTE + i * 10_000,
    isBad: false,
    version: "1.0.0",
  }));
  const bad = Array.from({ length: 40 }, (_, i) => ({
    agoMs: 5_000 + i * 2_500,
    isBad: i % 2 === 0,
    version: "1.1.0",
  }));
  await sendRequests(request, name, [...calm, ...bad]);
}

async function tellAlert(
  request: APIRequestContext,
  service: string,
  status: "firing" | "resolved",
) {
  const response = await request.post("/api/alerts/plain", {
    data: { id: service, title: `${service} fails`, severity: "critical", service, status },
  });
  expect(response.status()).toBe(200);
  const { incidentIds } = await response.json();
  return String(incidentIds[0]);
}

const fired: string[] = [];

async function fire(request: APIRequestContext, service: string) {
  fired.push(service);
  return tellAlert(request, service, "firing");
}

// What still fires stands first in the list that other journeys begin with.
test.afterEach(async ({ request }) => {
  for (const service of fired.splice(0)) await tellAlert(request, service, "resolved");
});

test("the chart of an incident leads to a failing trace, and its time is brushed and reset", async ({
  page,
  request,
}) => {
  const name = randomUUID().slice(0, 8);
  await sendTrouble(request, name);
  const incidentId = await fire(request, `front-${name}`);
  await page.goto(`/incidents/${incidentId}`);
  const strip = page.getByRole("region", { name: "SLI over time" });
  // One that is not shown already: choosing that one would change nothing.
  const failing = strip
    .getByRole("button", { name: /^failing request, trace/ })
    .and(page.locator('[aria-current="false"]'))
    .last();
  await expect(failing).toBeVisible();
  await failing.hover();
  await expect(strip.getByText("sold out")).toBeVisible();
  await failing.click();
  await expect(page).toHaveURL(/trace=[0-9a-f]{32}/);
  await expect(strip.locator('[aria-current="true"]')).toBeVisible();

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await strip.getByRole("button", { name: "Start ± 5 min" }).click();
  await expect(page).toHaveURL(/range=onset/);
  const plot = strip.locator("figure").first();
  const box = await plot.boundingBox();
  if (box === null) throw new Error("the chart has no place");
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(page).toHaveURL(/range=\d{4}-\d\d-\d\dT/);
  await strip.getByRole("button", { name: "Reset time" }).click();
  await expect(page).not.toHaveURL(/range=/);

  await strip.getByRole("button", { name: "Table" }).click();
  await expect(page.getByRole("table", { name: "Exemplars" })).toContainText("failing");
  await page.keyboard.press("Escape");
  await strip.getByRole("button", { name: "SLI", exact: true }).click();
  await expect(failing).toHaveCount(0);
});

test("a new version in spans becomes a change, on the incident and its chart", async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const name = randomUUID().slice(0, 8);
  await sendTrouble(request, name);
  const incidentId = await fire(request, `front-${name}`);
  await expect(async () => {
    const response = await request.get(`/api/changes?service=front-${name}`);
    expect((await response.json()).items).toMatchObject([{ kind: "deploy", version: "1.1.0" }]);
  }).toPass({ timeout: VERSION_SEEN_MS });
  await page.goto(`/incidents/${incidentId}?tab=changes`);
  const changes = page.getByRole("table", { name: "Changes" });
  await expect(changes).toContainText(`front-${name} 1.1.0, after 1.0.0`);
  await expect(changes).toContainText(/before|after/);
  await expect(page.getByText(`deploy front-${name} 1.1.0`).first()).toBeVisible();
});

test("alerts of services that call each other are one incident, and say why", async ({
  page,
  request,
}) => {
  const name = randomUUID().slice(0, 8);
  await sendTrouble(request, name);
  const first = await fire(request, `front-${name}`);
  const second = await fire(request, `back-${name}`);
  expect(second).toBe(first);
  await page.goto(`/incidents/${first}?tab=alerts`);
  await expect(page.getByText(`front-${name} calls back-${name}`).first()).toBeVisible();
});

test("services are listed and mapped, and one of them has its charts and operations", async ({
  page,
  request,
}) => {
  const name = randomUUID().slice(0, 8);
  await sendTrouble(request, name);
  await page.goto("/services?window=15m");
  const map = page.getByRole("region", { name: "Service map" });
  await expect(map.getByRole("link", { name: new RegExp(`front-${name}`) })).toBeVisible();
  const line = map.getByTitle(new RegExp(`^front-${name} → back-${name}`));
  await expect(line.filter({ hasText: "10 calls retried" })).toContainText(
    "10 calls refused by a circuit breaker",
  );
  const calls = page.getByRole("table", { name: "Calls" });
  await expect(
    calls
      .getByRole("row")
      .filter({ hasText: `front-${name}` })
      .filter({ hasText: `back-${name}` }),
  ).toBeVisible();
  await map.getByRole("link", { name: new RegExp(`front-${name}`) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`front-${name}`);
  await expect(page.getByRole("table", { name: "Operations" })).toContainText("/buy");
  await expect(page.getByRole("table", { name: "Versions" })).toContainText("1.1.0");
  await page
    .getByRole("button", { name: /^failing request, trace/ })
    .last()
    .press("Enter");
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}/);
});
