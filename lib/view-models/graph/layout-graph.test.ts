import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graphOf } from "@/lib/testing/builders/graph-of";
import { type GraphLayout, layoutGraph } from "./layout-graph";
import { toLayoutInput } from "./layout-input";
import { toGraphView } from "./to-graph-view";

const FAILED = { failure: "502", class: "propagated" } as const;
const layOut = (...graph: Parameters<typeof graphOf>) =>
  layoutGraph(toLayoutInput(toGraphView(graphOf(...graph))));

function middleOf(layout: GraphLayout, id: string): number {
  const box = layout.boxes[id];
  if (box === undefined) throw new Error(`${id} has no place`);
  return box.y + box.height / 2;
}

function overlaps(layout: GraphLayout): boolean {
  const boxes = Object.values(layout.boxes);
  return boxes.some((a, n) =>
    boxes
      .slice(n + 1)
      .some(
        (b) =>
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      ),
  );
}

describe("layoutGraph", () => {
  test("what is called stands right of what calls it", () => {
    const { boxes } = layOut(["gateway>checkout", "checkout>cart"]);
    expect(boxes.gateway?.x).toBeLessThan(boxes.checkout?.x ?? 0);
    expect(boxes.checkout?.x).toBeLessThan(boxes.cart?.x ?? 0);
  });

  test("the way of the failure is a straight line on top, wherever it comes in the order", () => {
    const layout = layOut(
      ["gateway>checkout", "checkout>cart", "checkout>stock", "stock>db", "checkout>payments"],
      { gateway: FAILED, checkout: FAILED, payments: { failure: "overflow", class: "origin" } },
    );
    const middles = ["gateway", "checkout", "payments"].map((id) => middleOf(layout, id));
    expect(new Set(middles).size).toBe(1);
    expect(middleOf(layout, "cart")).toBeGreaterThan(middles[0] ?? 0);
  });

  test("the slice stands together on top, whatever its nodes call besides", () => {
    const others = Array.from({ length: 20 }, (_, i) => `first>other${i}`);
    const graph = graphOf(["gateway>first", ...others, "gateway>second"], {
      first: { failure: "502", class: "origin" },
      second: { failure: "503", class: "origin" },
    });
    const slice = {
      symptom: "failure" as const,
      nodeIds: ["gateway", "first", "second"],
      heals: null,
      of: null,
    };
    const layout = layoutGraph(toLayoutInput(toGraphView({ ...graph, slice })));
    expect(middleOf(layout, "second") - middleOf(layout, "first")).toBeLessThan(100);
  });

  test("a line stays straight where taller nodes follow on lower ones", () => {
    const layout = layOut(["a>b", "b>c"], { b: { failure: "502", class: "origin" } });
    expect(layout.boxes.a?.height).toBeLessThan(layout.boxes.b?.height ?? 0);
    expect(middleOf(layout, "a")).toBe(middleOf(layout, "b"));
  });

  test("no two nodes overlap, and each has a place, for any graph: cycles, islands, self-loops", () => {
    const node = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { minLength: 1, maxLength: 30 }), (pairs) => {
        const graph = graphOf(pairs.map(([from, to]) => `n${from}>n${to}`));
        const layout = layoutGraph(toLayoutInput(toGraphView(graph)));
        expect(Object.keys(layout.boxes).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
        expect(overlaps(layout)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test("a retry stands in the column of the first attempt, not behind it", () => {
    const { boxes } = layOut(["shop>first", "shop>second", ["second>first", "retry-of"]]);
    expect(boxes.first?.x).toBe(boxes.second?.x);
  });

  test("nodes that only share a resource still get their columns", () => {
    const { boxes } = layOut([["a>b", "resource-conflict"]]);
    expect(boxes.a?.x).toBeLessThan(boxes.b?.x ?? 0);
  });

  test("every edge but a self-loop has a path", () => {
    const { paths } = layOut(["a>b", "b>a", "a>a", ["b>c", "link"]]);
    expect(Object.keys(paths).sort()).toEqual(["e0", "e1", "e3"]);
    for (const path of Object.values(paths)) expect(path).toMatch(/^M[-\d., LC]+$/);
  });

  test("an empty graph has an empty layout", () => {
    expect(layOut([])).toEqual({ boxes: {}, paths: {} });
  });

  test("the same graph is laid out the same way, and its input stays as it was", () => {
    const input = toLayoutInput(toGraphView(graphOf(["a>b", "a>c", "c>d"])));
    const before = structuredClone(input);
    expect(layoutGraph(input)).toEqual(layoutGraph(input));
    expect(input).toEqual(before);
  });

  test("a chain of 200 nodes keeps its order", () => {
    const chain = Array.from({ length: 200 }, (_, n) => `n${n}>n${n + 1}`);
    expect(Object.keys(layOut(chain).boxes)).toHaveLength(201);
  });
});
