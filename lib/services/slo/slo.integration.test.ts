import { describe, expect, it } from "vitest";
import { type SloBody, SloDto } from "@/lib/domain/contracts/slo";
import type { ProjectScope } from "@/lib/domain/project";
import { SloDefinition } from "@/lib/domain/slo";
import { listAlerts } from "@/lib/store/alert-repository";
import { listIncidents } from "@/lib/store/list-incidents";
import { replaceCounts, sumWindows } from "@/lib/store/slo-counts";
import { insertMetrics } from "@/lib/store/telemetry/insert-metrics";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { resourceOf, TEST_SCOPE } from "@/lib/testing/builders/resource-of";
import { atMs, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { createSlo } from "./create-slo";
import { deleteSlo } from "./delete-slo";
import { evaluateSlo } from "./evaluate-slo";
import { exportOpenSlo } from "./export-open-slo";
import { getSlo } from "./get-slo";
import { importOpenSlo } from "./import-open-slo";
import { listSloSeries } from "./list-slo-series";
import { listSlos } from "./list-slos";
import { updateSlo } from "./update-slo";

const test = testDatabase();
const MINUTE = 60_000;
/** The first whole minute of the tests' time. */
const ZERO_MS = Math.ceil(Number(TEST_START_UNIX_NANO / 1_000_000n) / MINUTE) * MINUTE;
const OFFSET_MS = ZERO_MS - Number(TEST_START_UNIX_NANO / 1_000_000n);

const context = (scope: ProjectScope, minute: number) => ({
  db: test.db(),
  scope,
  now: () => new Date(ZERO_MS + minute * MINUTE + 5_000),
});

const definition = (changes: object = {}): SloBody =>
  SloDefinition.parse({
    name: "checkout-up",
    service: "shop",
    target: 0.99,
    periodSeconds: 30 * 86_400,
    indicator: { source: "spans", kind: "availability", service: "shop", route: "/checkout" },
    rules: [{ severity: "page", longSeconds: 3_600, shortSeconds: 300, factor: 14.4 }],
    ...changes,
  });

let turn = 0;
/** `count` requests in a minute, the first `bad` of which fail. */
async function requests(scope: ProjectScope, minute: number, count: number, bad: number) {
  turn += 1;
  const specs = Array.from({ length: count }, (_, i) => ({
    id: `s${turn}-${i}`,
    trace: `t${turn}-${i}`,
    kind: "server" as const,
    name: "POST /checkout",
    at: OFFSET_MS + minute * MINUTE + i * 10,
    lasts: i % 2 === 0 ? 100 : 400,
    attributes: { "http.route": "/checkout", tenant: i % 4 === 0 ? "gold" : "free" },
    ...(i < bad ? { error: "no" } : {}),
  }));
  await insertSpans(test.db(), scope, spansOf(specs));
}
const incidentsOf = async (scope: ProjectScope) =>
  (await listIncidents(test.db(), scope, { limit: 10 })).items;

describe("an SLO over spans", () => {
  it("tells budget, burn rates and time to exhaustion of what was ingested", async () => {
    const scope = await createTestProject(test.db());
    await createSlo(context(scope, 0), definition());
    await requests(scope, 0, 100, 1);
    await requests(scope, 1, 100, 0);
    expect(await evaluateSlo(context(scope, 2), "checkout-up")).toMatchObject({
      isEvaluated: true,
      incidentIds: [],
    });
    const slo = await getSlo(context(scope, 2), "checkout-up");
    expect(SloDto.parse(slo)).toMatchObject({ state: "ok", good: 0.995 });
    expect(slo.budget).toMatchObject({ total: 200, bad: 1 });
    expect(slo.budget.remaining).toBeCloseTo(0.5, 9);
    expect(slo.budget.secondsToExhaustion).toBeCloseTo(30 * 86_400, 3);
    expect(slo.windows.map(({ seconds, burnRate }) => [seconds, burnRate?.toFixed(2)])).toEqual([
      [300, "0.50"],
      [3_600, "0.50"],
      [30 * 86_400, "0.50"],
    ]);
    const series = await listSloSeries(context(scope, 2), "checkout-up", 600);
    expect(series.items.map(({ total, bad }) => [total, bad])).toEqual([
      [100, 1],
      [100, 0],
    ]);
  });

  it("raises one alert and one incident when it burns, and ends them when it is calm", async () => {
    const scope = await createTestProject(test.db());
    await createSlo(context(scope, 0), definition());
    await requests(scope, 0, 50, 25);
    const { incidentIds } = await evaluateSlo(context(scope, 1), "checkout-up");
    expect(incidentIds).toEqual(["INC-1"]);
    expect(await incidentsOf(scope)).toMatchObject([
      {
        source: "slo",
        status: "triggered",
        severity: "sev1",
        slo: "checkout-up",
        service: "shop",
        route: "/checkout",
        firingAlertCount: 1,
      },
    ]);
    await evaluateSlo(context(scope, 2), "checkout-up");
    expect((await getSlo(context(scope, 2), "checkout-up")).state).toBe("burning");
    // The short window is calm again, the long one is not yet.
    await evaluateSlo(context(scope, 10), "checkout-up");
    expect(await incidentsOf(scope)).toMatchObject([{ status: "triggered" }]);
    await evaluateSlo(context(scope, 70), "checkout-up");
    expect(await incidentsOf(scope)).toMatchObject([
      { status: "resolved", alertCount: 1, title: expect.stringContaining("error budget burns") },
    ]);
  });

  it("is evaluated once per tick however many try", async () => {
    const scope = await createTestProject(test.db());
    await createSlo(context(scope, 0), definition());
    await requests(scope, 0, 50, 50);
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => evaluateSlo(context(scope, 1), "checkout-up")),
    );
    expect(tries.filter(({ isEvaluated }) => isEvaluated)).toHaveLength(1);
    const incidents = await incidentsOf(scope);
    expect(incidents).toMatchObject([{ alertCount: 1 }]);
    const [incident] = incidents;
    expect(incident && (await listAlerts(test.db(), scope, incident.id))).toHaveLength(1);
  });

  it("counts what came late within the rule, and not what came later", async () => {
    const scope = await createTestProject(test.db());
    const total = async (minute: number) => {
      await evaluateSlo(context(scope, minute), "checkout-up");
      return (await getSlo(context(scope, minute), "checkout-up")).budget.total;
    };
    await createSlo(context(scope, 0), definition());
    await requests(scope, 0, 10, 0);
    expect(await total(1)).toBe(10);
    await requests(scope, 0, 5, 0);
    expect(await total(15)).toBe(15);
    expect(await total(16)).toBe(15);
    await requests(scope, 0, 5, 0);
    expect(await total(40)).toBe(15);
  });

  it("gives the same in whatever order the telemetry came", async () => {
    const sums = await Promise.all(
      [
        [0, 1, 2, 3],
        [3, 1, 0, 2],
      ].map(async (order) => {
        const scope = await createTestProject(test.db());
        await createSlo(context(scope, 0), definition());
        for (const minute of order) {
          await requests(scope, minute, 20 + minute, minute);
          await evaluateSlo(context(scope, 4), "checkout-up");
        }
        await evaluateSlo(context(scope, 5), "checkout-up");
        const end = new Date(ZERO_MS + 5 * MINUTE);
        return sumWindows(test.db(), scope, "checkout-up", end, [120, 300]);
      }),
    );
    expect(sums[0]).toEqual(sums[1]);
  });

  it("sums a window from its start on up to its end, which is not in it", async () => {
    const scope = await createTestProject(test.db());
    await createSlo(context(scope, 0), definition());
    const range = { from: new Date(ZERO_MS), to: new Date(ZERO_MS + 5 * MINUTE) };
    const counts = [0, 1, 2].map((minute) => ({
      startsAt: new Date(ZERO_MS + minute * MINUTE),
      total: 10,
      bad: minute,
    }));
    await replaceCounts(test.db(), scope, "checkout-up", range, counts);
    const end = new Date(ZERO_MS + 2 * MINUTE);
    expect(await sumWindows(test.db(), scope, "checkout-up", end, [60, 120, 180])).toEqual(
      new Map([
        [60, { total: 10, bad: 1 }],
        [120, { total: 20, bad: 1 }],
        [180, { total: 20, bad: 1 }],
      ]),
    );
  });

  it("counts what a period held before it was defined", async () => {
    const scope = await createTestProject(test.db());
    await requests(scope, 0, 10, 2);
    await createSlo(context(scope, 3 * 24 * 60), definition());
    await evaluateSlo(context(scope, 3 * 24 * 60), "checkout-up");
    const { budget } = await getSlo(context(scope, 0), "checkout-up");
    expect(budget).toMatchObject({ total: 10, bad: 2 });
  });

  it.each([
    ["latency", { kind: "latency", thresholdMs: 200 }, 100, 50],
    ["an attribute", { attributes: { tenant: "gold" } }, 25, 0],
    ["an attribute of its resource", { attributes: { "host.name": ["host-shop"] } }, 100, 0],
    ["a kind", { spanKind: "client" }, 0, 0],
    ["another route", { route: "/cart" }, 0, 0],
    ["every route", { route: null }, 100, 0],
  ])("counts by %s", async (_what, changes, total, bad) => {
    const scope = await createTestProject(test.db());
    const { indicator } = definition();
    await createSlo(
      context(scope, 0),
      definition({ indicator: { ...indicator, ...changes }, rules: [] }),
    );
    await requests(scope, 0, 100, 0);
    await evaluateSlo(context(scope, 1), "checkout-up");
    const { budget } = await getSlo(context(scope, 0), "checkout-up");
    expect(budget).toMatchObject({ total, bad });
  });
});

describe("an SLO over metrics", () => {
  const histogram = (minute: number, counts: readonly number[]) => ({
    startUnixNano: atMs(OFFSET_MS - 60 * MINUTE),
    timeUnixNano: atMs(OFFSET_MS + minute * MINUTE + 30_000),
    attributes: {},
    flags: 0,
    count: BigInt(counts.reduce((a, b) => a + b, 0)),
    sum: null,
    min: null,
    max: null,
    bucketCounts: counts.map(BigInt),
    explicitBounds: [0.1, 0.5],
    exemplars: [],
  });

  it("counts a histogram's increase at or below the threshold", async () => {
    const scope = await createTestProject(test.db());
    await insertMetrics(test.db(), scope, [
      {
        name: "http.server.request.duration",
        description: "",
        unit: "s",
        metadata: {},
        data: {
          kind: "histogram",
          temporality: "cumulative",
          points: [histogram(-1, [10, 0, 0]), histogram(0, [15, 3, 2]), histogram(1, [25, 3, 2])],
        },
        resource: resourceOf("shop"),
        scope: TEST_SCOPE,
      },
    ]);
    const name = "http.server.request.duration";
    const indicator = (threshold: number) => ({
      indicator: { source: "metrics", kind: "latency", histogram: { name }, threshold },
      rules: [],
    });
    await createSlo(context(scope, 0), definition({ ...indicator(0.5), name: "fast" }));
    await createSlo(context(scope, 0), definition({ ...indicator(0.3), name: "odd" }));
    for (const slo of ["fast", "odd"]) await evaluateSlo(context(scope, 2), slo);
    expect((await getSlo(context(scope, 2), "fast")).budget).toMatchObject({ total: 20, bad: 2 });
    const odd = await getSlo(context(scope, 2), "odd");
    expect(odd.budget).toMatchObject({ total: 20, bad: 5 });
    expect(odd.reasons).toEqual([`0.3 is no bound of ${name}: the bound below it is taken`]);
  });
});

describe("defining SLOs", () => {
  it("takes the workbook's rules, less those that can never fire at the target", async () => {
    const scope = await createTestProject(test.db());
    const slo = await createSlo(
      context(scope, 0),
      definition({ target: 0.9, rules: undefined, periodSeconds: 30 * 86_400 }),
    );
    expect(slo.rules.map(({ key }) => key)).toEqual([
      "page-21600-1800",
      "ticket-86400-7200",
      "ticket-259200-21600",
    ]);
  });

  it("refuses given rules that can never fire, and a name that is taken", async () => {
    const scope = await createTestProject(test.db());
    const ctx = context(scope, 0);
    await expect(createSlo(ctx, definition({ target: 0.9 }))).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("can never fire"),
    });
    await createSlo(ctx, definition());
    await expect(createSlo(ctx, definition())).rejects.toMatchObject({ code: "conflict" });
  });

  it("counts anew when another thing is counted, and ends alerts with the SLO", async () => {
    const scope = await createTestProject(test.db());
    await createSlo(context(scope, 0), definition());
    await requests(scope, 0, 50, 50);
    await evaluateSlo(context(scope, 1), "checkout-up");
    const changed = definition({ target: 0.95 });
    const { indicator } = changed;
    const updated = await updateSlo(context(scope, 1), "checkout-up", {
      ...changed,
      indicator: SloDefinition.shape.indicator.parse({ ...indicator, route: "/cart" }),
    });
    expect(updated).toMatchObject({ state: "pending", target: 0.95 });
    expect(await incidentsOf(scope)).toMatchObject([{ status: "resolved" }]);
    await evaluateSlo(context(scope, 2), "checkout-up");
    expect((await getSlo(context(scope, 2), "checkout-up")).state).toBe("no-data");
    expect(await deleteSlo(context(scope, 2), "checkout-up")).toEqual({ deleted: "checkout-up" });
    await expect(getSlo(context(scope, 2), "checkout-up")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("goes out as OpenSLO and comes in again, changing nothing", async () => {
    const scope = await createTestProject(test.db());
    const ctx = context(scope, 0);
    await createSlo(ctx, definition());
    await createSlo(ctx, definition({ name: "other", rules: undefined }));
    const yaml = await exportOpenSlo(ctx, undefined);
    expect(await importOpenSlo(ctx, { yaml, dryRun: false })).toEqual({
      created: [],
      updated: [],
      unchanged: ["checkout-up", "other"],
      notes: [],
    });
    const elsewhere = context(await createTestProject(test.db()), 0);
    await importOpenSlo(elsewhere, { yaml, dryRun: true });
    expect((await listSlos(elsewhere)).items).toEqual([]);
    const result = await importOpenSlo(elsewhere, { yaml, dryRun: false });
    expect(result.created).toEqual(["checkout-up", "other"]);
    expect(await exportOpenSlo(elsewhere, undefined)).toBe(yaml);
  });
});
