import { expect, it } from "vitest";
import type { OtlpSpan, Sent } from "./otlp-json";
import { splitTraces } from "./split-windows";

const WINDOWS = { fromUnixNano: 100n, injectedUnixNano: 200n, untilUnixNano: 300n };

function sent(traceId: string, spanId: string, start: number, end: number): Sent<OtlpSpan> {
  const times = { startTimeUnixNano: String(start), endTimeUnixNano: String(end) };
  const item = { traceId, spanId, name: spanId, ...times, events: [], status: {} };
  return { resource: { attributes: [] }, scope: { name: "test" }, item };
}

const idsOf = (spans: readonly Sent<OtlpSpan>[]) => spans.map(({ item }) => item.spanId);

it("a trace that crosses the injection is failing, with the spans it had before", () => {
  const split = splitTraces([sent("a", "early", 150, 160), sent("a", "late", 190, 210)], WINDOWS);
  expect(idsOf(split.failing)).toEqual(["early", "late"]);
  expect(split.baseline).toEqual([]);
});

it("keeps a trace that ends before the injection as healthy", () => {
  expect(idsOf(splitTraces([sent("a", "x", 150, 199)], WINDOWS).baseline)).toEqual(["x"]);
});

it("drops traces that began in the warm-up or after the repair, whole", () => {
  const spans = [sent("a", "x", 90, 95), sent("a", "y", 110, 120), sent("b", "z", 300, 310)];
  expect(splitTraces(spans, WINDOWS)).toEqual({ baseline: [], failing: [] });
});

it("keeps a failing trace that ends after the repair", () => {
  expect(idsOf(splitTraces([sent("a", "x", 290, 400)], WINDOWS).failing)).toEqual(["x"]);
});
