import { describe, expect, it } from "vitest";
import { buildCausalGraph, CAUSAL_GRAPH_LIMITS } from "@/lib/analysis/graph/build-causal-graph";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { assembleByOneClock } from "./assemble-by-one-clock";
import { orderOfStarts } from "./order-of-starts";

/** Two services meet at one row of a database, `apart` ms one after the other by one clock. */
function rowConflict(apart: number) {
  const row = { "db.row.id": "stock/42" };
  const called = (service: string, ahead: number): SpanSpec[] => [
    { id: `to-${service}`, parent: "root", service: "gateway", kind: "client", at: 1, lasts: 30 },
    { id: service, parent: `to-${service}`, service, kind: "server", at: 3 + ahead, lasts: 26 },
  ];
  return spansOf([
    { id: "root", service: "gateway", kind: "server", lasts: 40 },
    ...called("cart", 0),
    ...called("stock", 200),
    { id: "first", parent: "cart", service: "cart", at: 5, lasts: 20, attributes: row },
    { id: "second", parent: "stock", service: "stock", at: 205 + apart, lasts: 9, attributes: row },
  ]);
}

describe("which of two spans began first", () => {
  it.each(["adjusted", "raw"] as const)(
    "is told across hosts beyond what is uncertain, %s",
    (choice) => {
      const clocked = assembleByOneClock(rowConflict(10), choice);
      const [first, second] = ["first", "second"].map(
        (name) => nodeNamed(clocked.trace, name).index,
      );
      expect(orderOfStarts(clocked, first ?? 0, second ?? 0)).toBe("before");
      expect(orderOfStarts(clocked, second ?? 0, first ?? 0)).toBe("after");
    },
  );

  it("is uncertain within it, and the edge between them says so", () => {
    const clocked = assembleByOneClock(rowConflict(2));
    const graph = buildCausalGraph(clocked.trace, {
      ...CAUSAL_GRAPH_LIMITS,
      orderOf: (a, b) => orderOfStarts(clocked, a, b),
    });
    const conflict = graph.edges.find(({ kind }) => kind === "resource-conflict");
    expect(conflict?.provenance).toContain("clocks cannot tell which came first");
  });
});
