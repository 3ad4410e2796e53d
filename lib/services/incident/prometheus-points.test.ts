import { describe, expect, it } from "vitest";
import type { PrometheusExemplar } from "@/lib/sources/prometheus/query-exemplars";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { toPrometheusPoints } from "./prometheus-points";

const HOUR = { fromUnixNano: 0n, toUnixNano: 3_600_000_000_000n, service: "cart" };
const exemplar = (
  trace: string,
  changes: Partial<PrometheusExemplar> = {},
): PrometheusExemplar => ({
  metricName: "http_server_request_duration_seconds_bucket",
  labels: { trace_id: traceIdOf(trace), span_id: "0102030405060708" },
  value: 0.25,
  timeUnixNano: 1_000n,
  ...changes,
});

describe("exemplars that Prometheus keeps", () => {
  it("are points with their trace, value and time, of which no trace is known to be held", () => {
    expect(toPrometheusPoints([exemplar("a")], HOUR, 12)).toEqual([
      {
        stand: "prometheus",
        traceId: traceIdOf("a"),
        spanId: "0102030405060708",
        service: "cart",
        name: "http_server_request_duration_seconds_bucket",
        atUnixNano: "1000",
        durationNano: "250000000",
        failure: null,
        isHeld: false,
      },
    ]);
  });

  it.each([
    ["took_milliseconds_bucket", 250, "250000000"],
    ["took_us_sum", 3, "3000"],
    ["http_server_request_duration_bucket", 2, "2000000000"],
    ["queue_length", 3, null],
    ["took_seconds_bucket", -1, null],
    ["took_seconds_bucket", null, null],
  ])("of %s with %j last %j ns", (metricName, value, nano) => {
    const [point] = toPrometheusPoints([exemplar("a", { metricName, value })], HOUR, 12);
    expect(point?.durationNano).toBe(nano);
  });

  it("without a trace or outside of the time are none, and each trace is one", () => {
    const found = [
      exemplar("b", { timeUnixNano: 9n }),
      exemplar("a", { timeUnixNano: 5n }),
      exemplar("a"),
      exemplar("late", { timeUnixNano: HOUR.toUnixNano }),
      exemplar("none", { labels: { user: "1" } }),
    ];
    const points = toPrometheusPoints(found, HOUR, 12);
    expect(points.map(({ traceId }) => traceId)).toEqual([traceIdOf("a"), traceIdOf("b")]);
  });

  it("are no more than can be told apart, from all over the time", () => {
    const many = Array.from({ length: 100 }, (_, n) =>
      exemplar(`t${n}`, { timeUnixNano: BigInt(n) }),
    );
    const points = toPrometheusPoints(many, HOUR, 12);
    expect(points.length).toBeLessThanOrEqual(12);
    expect(Number(points.at(-1)?.atUnixNano)).toBeGreaterThan(80);
  });
});
