import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { tableOf } from "@/lib/testing/builders/table-of";
import { timeInCalls } from "./time-in-calls";

/** One execution with so many queries of so many ms, the first of which may fail. */
function listing(queries: number, ms: number, error?: string): SpanSpec[] {
  return [
    { id: "list", kind: "server", lasts: 1000 },
    ...Array.from(
      { length: queries },
      (_, i): SpanSpec => ({
        id: `query-${i}`,
        name: "query",
        parent: "list",
        kind: "client",
        at: i * 10,
        lasts: ms,
        ...(i === 0 && error !== undefined ? { error } : {}),
      }),
    ),
  ];
}

function found(window: readonly SpanSpec[][], healthy: readonly SpanSpec[][]): number[] {
  const table = tableOf(window, healthy);
  const nanos: number[] = [];
  timeInCalls(table, new Uint8Array(table.spans.length), (row, _, nano) => {
    if (table.traces[table.traceOf[row] ?? 0]?.isWindow) nanos.push(nano / 1e6);
  });
  return nanos;
}

describe("time in calls at a healthy pace", () => {
  it("is as many times the healthy duration as there are calls", () => {
    expect(found([listing(40, 4), listing(2, 4)], [listing(1, 3), listing(1, 5)])).toEqual([
      160, 8,
    ]);
  });

  it("does not grow when calls take longer", () => {
    expect(found([listing(3, 900)], [listing(3, 4)])).toEqual([12]);
  });

  it("leaves out executions in which a call failed: those are attempts", () => {
    expect(found([listing(4, 4, "refused")], [listing(1, 4)])).toEqual([]);
  });

  it("is not known of what was never called in health", () => {
    expect(found([listing(4, 4)], [[{ id: "list", kind: "server" }]])).toEqual([]);
  });
});
