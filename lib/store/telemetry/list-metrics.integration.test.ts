import { describe, expect, it } from "vitest";
import type { Metric, MetricData } from "@/lib/domain/metric";
import { resourceOf, TEST_SCOPE } from "@/lib/testing/builders/resource-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { insertMetrics } from "./insert-metrics";
import { listMetrics } from "./list-metrics";

const test = testDatabase();
const window = { fromUnixNano: atMs(0), toUnixNano: atMs(1_000), maxPoints: 100 };

const at = (ms: number) => ({
  startUnixNano: atMs(0),
  timeUnixNano: atMs(ms),
  attributes: { route: "/orders" },
  flags: 0,
});
const metricOf = (name: string, data: MetricData, service = "shop"): Metric => ({
  name,
  description: `${name} in words`,
  unit: "s",
  metadata: {},
  data,
  resource: resourceOf(service),
  scope: TEST_SCOPE,
});
const gauge = (name: string, times: readonly number[], service?: string) =>
  metricOf(
    name,
    { kind: "gauge", points: times.map((ms) => ({ ...at(ms), value: ms + 0.5, exemplars: [] })) },
    service,
  );

describe("metrics", () => {
  it("of every kind come back as they were sent", async () => {
    const scope = await createTestProject(test.db());
    const distribution = { ...at(1), count: 3n, sum: 1.5, min: null, max: 1, exemplars: [] };
    const metrics = [
      gauge("a.gauge", [1, 2]),
      metricOf("b.sum", {
        kind: "sum",
        temporality: "cumulative",
        isMonotonic: true,
        points: [
          { ...at(1), value: 2n ** 60n, exemplars: [] },
          { ...at(2), value: Number.NaN, exemplars: [] },
        ],
      }),
      metricOf("c.histogram", {
        kind: "histogram",
        temporality: "delta",
        points: [{ ...distribution, bucketCounts: [1n, 2n], explicitBounds: [0.5] }],
      }),
      metricOf("d.exponential", {
        kind: "exponential-histogram",
        temporality: "delta",
        points: [
          {
            ...distribution,
            scale: 2,
            zeroCount: 1n,
            zeroThreshold: 0,
            positive: { offset: 1, bucketCounts: [1n, 1n] },
            negative: { offset: 0, bucketCounts: [] },
          },
        ],
      }),
      metricOf("e.summary", {
        kind: "summary",
        points: [{ ...at(1), count: 2n, sum: 3, quantiles: [{ quantile: 0.5, value: 1.5 }] }],
      }),
    ];
    await insertMetrics(test.db(), scope, metrics);
    const found = await listMetrics(test.db(), scope, { ...window, services: ["shop"] });
    expect(found.metrics).toEqual(metrics);
    expect(found.leftOut).toEqual({ metrics: 0, points: 0 });
  });

  it("are those of the services and the window, of the project alone", async () => {
    const [scope, other] = [await createTestProject(test.db()), await createTestProject(test.db())];
    await insertMetrics(test.db(), scope, [
      gauge("in", [1, 2_000]),
      gauge("of another", [1], "cart"),
    ]);
    const of = async (project: typeof scope, services: string[]) =>
      (await listMetrics(test.db(), project, { ...window, services })).metrics.map(
        ({ name, data }) => [name, data.points.length],
      );
    expect(await of(scope, ["shop"])).toEqual([["in", 1]]);
    expect(await of(scope, [])).toEqual([]);
    expect(await of(other, ["shop", "cart"])).toEqual([]);
  });

  it("that would be too many points are left out whole, the largest first, and counted", async () => {
    const scope = await createTestProject(test.db());
    const large = gauge(
      "large",
      Array.from({ length: 20 }, (_, i) => i),
    );
    await insertMetrics(test.db(), scope, [
      large,
      gauge("small", [1, 2]),
      gauge("middle", [3, 4, 5]),
    ]);
    const found = await listMetrics(test.db(), scope, {
      ...window,
      services: ["shop"],
      maxPoints: 9,
    });
    expect(found.metrics.map(({ name }) => name)).toEqual(["middle", "small"]);
    expect(found.leftOut).toEqual({ metrics: 1, points: 20 });
  });
});
