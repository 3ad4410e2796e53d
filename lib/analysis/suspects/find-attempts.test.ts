import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { tableOf } from "@/lib/testing/builders/table-of";
import { findAttempts } from "./find-attempts";

/** Calls of orders at pricing, each `[at, lasts, fails]`. */
function orderWith(...calls: readonly (readonly [number, number, boolean])[]): SpanSpec[] {
  return [
    { id: "order", service: "orders", kind: "server", lasts: 100 },
    ...calls.map(
      ([at, lasts, fails], i): SpanSpec => ({
        id: `call-${i}`,
        name: "GET /price",
        parent: "order",
        service: "orders",
        kind: "client",
        at,
        lasts,
        attributes: { "server.address": "pricing" },
        ...(fails ? { error: "unavailable" } : {}),
      }),
    ),
  ];
}

const found = (window: readonly SpanSpec[][], healthy: readonly SpanSpec[][] = []) =>
  findAttempts(tableOf(window, healthy));

const ONCE = orderWith([1, 5, false]);
const TWICE = orderWith([1, 5, true], [10, 5, false]);

describe("attempts", () => {
  it("are calls made again after they failed", () => {
    expect(found([orderWith([1, 5, true], [10, 5, true], [20, 5, false])])).toEqual([
      {
        caller: "orders",
        target: "pricing",
        perCall: 3,
        traces: 1,
        windowShare: 1,
        healthyShare: 0,
        rows: [1],
      },
    ]);
  });

  it("count as such when the last one fails too", () => {
    expect(found([orderWith([1, 5, true], [10, 5, true])])[0]?.perCall).toBe(2);
  });

  it("are compared with how often calls were repeated in health", () => {
    const [attempts] = found([TWICE, ONCE], [TWICE, ONCE, ONCE, ONCE]);
    expect(attempts).toMatchObject({ windowShare: 0.5, healthyShare: 0.25, traces: 1 });
  });

  it("are no calls at once, of which one fails", () => {
    expect(found([orderWith([1, 20, true], [2, 20, false], [3, 20, false])])).toEqual([]);
  });

  it("are no loops that go well, nor what fails at their end", () => {
    expect(found([orderWith([1, 5, false], [10, 5, false])])).toEqual([]);
    expect(found([orderWith([1, 5, false], [10, 5, true])])).toEqual([]);
  });

  it("of a loop in which one call fails are two, not as many as the loop has turns", () => {
    const turns = Array.from({ length: 9 }, (_, i) => [i * 10, 5, i === 4] as const);
    expect(found([orderWith(...turns)])[0]?.perCall).toBe(2);
  });

  it("are none of what is no call", () => {
    const inner = TWICE.map((spec) => ({ ...spec, kind: "internal" as const }));
    expect(found([inner])).toEqual([]);
  });
});
