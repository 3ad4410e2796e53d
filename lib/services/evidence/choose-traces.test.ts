import { describe, expect, it } from "vitest";
import type { EntrySpan } from "@/lib/store/telemetry/find-entry-spans";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { atMs } from "@/lib/testing/builders/span-of";
import { alertingExpressions, isOfExpression, wordsOf } from "./alerting-metrics";
import { chooseTraces } from "./choose-traces";
import { formatNano } from "./format-nano";
import { mergeRoles } from "./merge-roles";
import { namedTraces } from "./named-traces";

let made = 0;
function request(changes: Partial<EntrySpan> & { ms?: number; at?: number } = {}): EntrySpan {
  made += 1;
  const { ms = 50, at = made, ...rest } = changes;
  return {
    traceId: traceIdOf(`t${made}`),
    spanId: spanIdOf(`s${made}`),
    service: "gateway",
    name: "POST /orders",
    startUnixNano: atMs(at),
    durationNano: BigInt(ms) * 1_000_000n,
    failed: false,
    failure: null,
    failedInTrace: false,
    ...rest,
  };
}
const failing = (failure: string, ms: number) =>
  request({ failed: true, failure, failedInTrace: true, ms });
const many = (count: number, ms: number) => Array.from({ length: count }, () => request({ ms }));

describe("the traces of an incident", () => {
  it("lead with the most frequent failure, at its most typical duration", () => {
    const rare = failing("timeout", 2_000);
    const [quick, typical, late] = [failing("502", 10), failing("502", 40), failing("502", 90)];
    const window = [...many(5, 50), rare, quick, typical, late];
    const { traces } = chooseTraces({ window, baseline: [] });
    const chosen = traces.filter(({ role }) => role === "failing");
    expect(chosen.map(({ traceId }) => traceId)).toEqual(
      [typical, quick, late, rare].map(({ traceId }) => traceId),
    );
    expect(chosen[0]?.reason).toBe("POST /orders failed after 40 ms: 502");
    expect(chosen.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });

  it("call slow what takes half as long again as nearly every healthy request", () => {
    const slow = request({ ms: 76 });
    const { traces } = chooseTraces({
      window: [request({ ms: 74 }), slow],
      baseline: many(20, 50),
    });
    expect(traces.filter(({ role }) => role === "slow")).toMatchObject([
      {
        traceId: slow.traceId,
        reason: "POST /orders took 76 ms; healthy ones stay below 75 ms",
      },
    ]);
  });

  it("do not call slow what differs by less than ten milliseconds", () => {
    const { traces } = chooseTraces({ window: [request({ ms: 9 })], baseline: many(20, 1) });
    expect(traces.some(({ role }) => role === "slow")).toBe(false);
  });

  it("say that nothing can be called slow with too little to compare", () => {
    const { reasons } = chooseTraces({ window: [request({ ms: 900 })], baseline: many(2, 50) });
    expect(reasons.join()).toMatch(/too few healthy requests/);
  });

  it("take healthy ones from before the first failure, else from anywhere, and say so", () => {
    const calm = many(6, 50);
    const mixed = [...calm, failing("502", 40), ...many(3, 50)];
    const before = chooseTraces({ window: mixed, baseline: [] });
    expect(before.traces.filter(({ role }) => role === "healthy")).toHaveLength(6);
    expect(before.reasons).toEqual([]);
    const after = chooseTraces({ window: [failing("502", 40), ...many(7, 50)], baseline: [] });
    expect(after.traces.filter(({ role }) => role === "healthy")).toHaveLength(7);
    expect(after.reasons.join()).toMatch(/before the first failure/);
  });

  it("stand in with failures below when no request failed itself, and say so", () => {
    const survived = request({ failedInTrace: true });
    const { traces, reasons } = chooseTraces({ window: [survived], baseline: many(9, 50) });
    expect(traces.filter(({ role }) => role === "failing")).toMatchObject([
      { traceId: survived.traceId },
    ]);
    expect(reasons.join()).toMatch(/something below them did/);
  });

  it("are limited, and how many there were is told", () => {
    const window = Array.from({ length: 250 }, () => failing("502", 40));
    const { traces, reasons } = chooseTraces({ window, baseline: many(300, 50) });
    const count = (role: string) => traces.filter((trace) => trace.role === role).length;
    expect([count("failing"), count("healthy")]).toEqual([200, 200]);
    expect(reasons.join()).toMatch(/200 of 250 failing traces kept/);
  });

  it("are nothing, with reasons, when there was no request", () => {
    const { traces, reasons } = chooseTraces({ window: [], baseline: [] });
    expect(traces).toEqual([]);
    expect(reasons.join()).toMatch(/no healthy request/);
  });
});

describe("what alerts point to", () => {
  const id = traceIdOf("named");

  it("is a trace named in a label or an annotation, once; other text is not a trace", () => {
    expect(
      namedTraces([
        { labels: { trace_id: id }, annotations: { traceId: ` ${id.toUpperCase()} ` } },
        { labels: { trace_id: "see Jaeger" }, annotations: {} },
      ]),
    ).toEqual([id]);
  });

  it("is a metric of the expression, under the name that Prometheus gives it", () => {
    const generatorUrl =
      'http://p/graph?g0.expr=rate(http_server_request_duration_seconds_bucket{le="1"}[5m])>0.1';
    const words = wordsOf(
      alertingExpressions([{ generatorUrl }, { generatorUrl: "not an address" }]),
    );
    expect(isOfExpression({ metricName: "http.server.request.duration" }, words)).toBe(true);
    expect(isOfExpression({ metricName: "http.client.request.duration" }, words)).toBe(false);
  });

  it("is told once a trace, in its first role, with the reasons of all", () => {
    const trace = { traceId: id, entrySpanId: null, rank: 1 } as const;
    const merged = mergeRoles([
      { ...trace, role: "exemplar", reason: "exemplar of x" },
      { ...trace, role: "failing", reason: "failed: 502", entrySpanId: spanIdOf("entry") },
      { ...trace, role: "failing", traceId: traceIdOf("other"), reason: "failed", rank: 2 },
    ]);
    expect(merged).toMatchObject([
      { role: "exemplar", reason: "failed: 502 (exemplar of x)", entrySpanId: spanIdOf("entry") },
      { role: "failing", rank: 1 },
    ]);
  });
});

describe("a length of time in a reason", () => {
  it.each([
    [0n, "0 ns"],
    [850_000n, "850 µs"],
    [37_430_000n, "37.4 ms"],
    [2_009_000_000n, "2.01 s"],
    [754_000_000_000n, "754 s"],
  ])("of %d ns reads %s", (nano, text) => {
    expect(formatNano(nano)).toBe(text);
  });
});
