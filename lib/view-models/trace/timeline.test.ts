import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TraceEventDto } from "@/lib/domain/contracts/trace";
import { type RowSpec, waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { buildTimeline, timelineEntry } from "./build-timeline";
import { countKinds, filterTimeline } from "./filter-timeline";
import type { LogRow } from "./to-log-rows";
import { toTraceModel } from "./trace-model";

const ROWS: readonly RowSpec[] = [
  { id: "in", name: "POST /orders", service: "gateway", depth: 0, at: 0, lasts: 100 },
  { id: "db", name: "SELECT", service: "orders", depth: 1, at: 30, lasts: 20, flags: ["error"] },
  { id: "early", name: "authorize", service: "auth", depth: 1, at: 10, lasts: 5 },
];
const MODEL = toTraceModel(waterfallOf({ rows: ROWS }));

const eventAt = (nodeId: string, at: number, name = "retry"): TraceEventDto => ({
  nodeId,
  timeUnixNano: String(MODEL.startUnixNano + BigInt(at)),
  name,
  text: `of ${nodeId}`,
  isException: name === "exception",
});
const logAt = (spanId: string | null, at: number, text = "said"): LogRow => ({
  id: `${spanId}${at}`,
  timeUnixNano: MODEL.startUnixNano + BigInt(at),
  offsetNano: at,
  level: "warn",
  service: "orders",
  text,
  spanId,
});
const ALL = { text: "", hidden: new Set<never>() };

describe("a timeline", () => {
  const timeline = buildTimeline(
    MODEL,
    [eventAt("db", 30), eventAt("db", 45, "exception")],
    [logAt(null, -5), logAt("db", 30), logAt("elsewhere", 200)],
  );
  const read = (entries: Iterable<number>) =>
    [...entries].map((entry) => {
      const { kind, offsetNano, text } = timelineEntry(timeline, entry);
      return `${offsetNano} ${kind} ${text}`;
    });

  test("has spans, events and records in one order of time", () => {
    expect(read(timeline.order)).toEqual([
      "-5 log said",
      "0 span POST /orders",
      "10 span authorize",
      "30 span SELECT",
      "30 event retry  of db",
      "30 log said",
      "45 event exception  of db",
      "200 log said",
    ]);
  });

  test("leads each entry to its span, and to none where the trace has none", () => {
    const rows = [...timeline.order].map((entry) => timelineEntry(timeline, entry).row);
    expect(rows).toEqual([-1, 0, 2, 1, 1, 1, 1, -1]);
  });

  test("says of a span how long it took and whether it failed", () => {
    expect(timelineEntry(timeline, 1)).toMatchObject({ level: "error", durationNano: 20 });
    expect(timelineEntry(timeline, 2)).toMatchObject({ level: "unspecified", durationNano: 5 });
  });

  test("is narrowed by text and service, and by kind", () => {
    expect(filterTimeline(timeline, ALL)).toBe(timeline.order);
    expect(read(filterTimeline(timeline, { ...ALL, text: " ORDERS" }))).toEqual([
      "-5 log said",
      "0 span POST /orders",
      "30 span SELECT",
      "30 event retry  of db",
      "30 log said",
      "45 event exception  of db",
      "200 log said",
    ]);
    expect(read(filterTimeline(timeline, { ...ALL, text: "auth" }))).toEqual(["10 span authorize"]);
    const eventsAlone = { text: "", hidden: new Set(["span", "log"] as const) };
    expect(filterTimeline(timeline, eventsAlone)).toHaveLength(2);
    expect(countKinds(timeline)).toEqual({ span: 3, event: 2, log: 3, kernel: 0 });
  });

  test("leaves out a missing parent, which is no span", () => {
    const [first, ...rest] = ROWS;
    if (first === undefined) throw new Error("there are rows");
    const rows = [{ ...first, flags: ["missingParent"] as const }, ...rest];
    const without = buildTimeline(toTraceModel(waterfallOf({ rows })), [], []);
    expect([...without.order]).toEqual([2, 1]);
    expect(countKinds(without).span).toBe(2);
  });
});

test("each entry is there once and in order, whatever is merged", () => {
  const at = fc.integer({ min: -50, max: 300 });
  const times = fc.array(at, { maxLength: 40 });
  fc.assert(
    fc.property(times, times, (events, logs) => {
      const timeline = buildTimeline(
        MODEL,
        events.map((time) => eventAt("db", time)),
        logs.map((time) => logAt("db", time)),
      );
      expect([...timeline.order].sort((a, b) => a - b)).toEqual([
        ...Array(ROWS.length + events.length + logs.length).keys(),
      ]);
      const offsets = [...timeline.order].map((entry) => timeline.offsetNano[entry] ?? 0);
      expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    }),
  );
});
