import { describe, expect, it } from "vitest";
import type { SliDto } from "@/lib/domain/contracts/sli";
import { formatChartRange, parseChartRange } from "./chart-range";
import { niceAbove } from "./to-red-chart";
import { toSliChart } from "./to-sli-chart";

const FROM = "2026-11-21T02:00:00.000Z";
const at = (seconds: number) => new Date(Date.parse(FROM) + seconds * 1_000);
const nanoAt = (seconds: number) => `${at(seconds).getTime()}000000`;

const SLI: SliDto = {
  status: "ok",
  reasons: [],
  service: "gateway",
  route: "/checkout",
  from: FROM,
  to: at(60).toISOString(),
  stepSeconds: 30,
  baselineStart: FROM,
  incident: { startsAt: at(30).toISOString(), endsAt: null },
  items: [
    { startsAt: FROM, total: 10, failed: 0, p50Nano: "4000000", p95Nano: "9000000" },
    { startsAt: at(30).toISOString(), total: 0, failed: 0, p50Nano: null, p95Nano: null },
  ],
  objective: { slo: "up", target: 0.99, errorShare: 0.01, thresholdNano: null },
  alerts: [{ name: "Burn", startsAt: at(40).toISOString(), endsAt: at(600).toISOString() }],
  changes: [
    { id: "d", kind: "deploy", service: "cart", version: "2", atUnixNano: nanoAt(20), title: "" },
  ],
  exemplars: [
    {
      stand: "failing",
      traceId: "ab".repeat(16),
      spanId: null,
      service: "gateway",
      name: "POST /checkout",
      atUnixNano: nanoAt(31),
      durationNano: "2100000000",
      failure: "502",
      isHeld: true,
    },
    {
      stand: "metric",
      traceId: "cd".repeat(16),
      spanId: null,
      service: "gateway",
      name: "queue.length",
      atUnixNano: nanoAt(31),
      durationNano: null,
      failure: null,
      isHeld: true,
    },
    {
      stand: "prometheus",
      traceId: "ef".repeat(16),
      spanId: null,
      service: "gateway",
      name: "took_seconds_bucket",
      atUnixNano: nanoAt(31),
      durationNano: "500000000",
      failure: null,
      isHeld: false,
    },
  ],
};

describe("the chart of an incident", () => {
  const chart = toSliChart(SLI);

  it("breaks its lines where nothing was requested", () => {
    expect(chart.points.map(({ errorShare, p50Ms }) => [errorShare, p50Ms])).toEqual([
      [0, 4],
      [null, null],
    ]);
    expect(chart.points.map(({ perMinute }) => perMinute)).toEqual([20, 0]);
  });

  it("keeps exemplars and thresholds within its axes", () => {
    expect(chart.latencyMs).toEqual([1, 10_000]);
    expect(chart.errorTop).toBe(0.01);
  });

  it("marks what happened within its time, the incident up to now", () => {
    expect(chart.marks.map(({ label }) => label)).toEqual(["deploy cart 2", "Burn fires"]);
    expect(chart.incident.toMs).toBe(at(60).getTime());
  });

  it("tells trace, duration and status of an exemplar; one without a duration has no place", () => {
    expect(chart.exemplars.map(({ label }) => label)).toEqual([
      "failing request, trace abab…abab, 2.1 s, 502",
      "exemplar in Prometheus, trace efef…efef, 500 ms, its trace was not received",
    ]);
  });
});

describe("the range in a link", () => {
  it("goes there and back", () => {
    for (const text of ["all", "onset", "2026-11-21T02:10:00Z_2026-11-21T02:15:00.500Z"]) {
      const range = parseChartRange(text);
      expect(range === null ? null : formatChartRange(range)).toBe(text);
    }
  });

  it.each(["", "yesterday", "2026-11-21T02:10:00Z", "2026-11-21T02:10:00Z_2026-11-21T02:00:00Z"])(
    "is none of %j",
    (text) => {
      expect(parseChartRange(text)).toBeNull();
    },
  );
});

it("an axis ends at a round number", () => {
  expect([0.013, 0.3, 1, 7, 23].map(niceAbove)).toEqual([0.02, 0.5, 1, 10, 25]);
});
