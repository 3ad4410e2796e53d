import { describe, expect, test } from "vitest";
import { graphOf } from "@/lib/testing/builders/graph-of";
import { describeNode } from "./describe-node";
import { toGraphView } from "./to-graph-view";

describe("toGraphView", () => {
  test("says what a node is to the failure and what failed, in one line", () => {
    const view = toGraphView(
      graphOf([], {
        a: { failure: "DecimalOverflow", class: "origin" },
        b: { failure: "503" },
        c: { class: "retried" },
        d: {},
      }),
    );
    expect(view.nodes.map((node) => node.failure)).toEqual([
      "origin · DecimalOverflow",
      "503",
      "retried",
      null,
    ]);
  });

  test("a group tells how many it is, and how many of them failed", () => {
    const [node] = toGraphView(
      graphOf([], { a: { kind: "group", spanIds: ["1", "2", "3"], errorCount: 2 } }),
    ).nodes;
    expect(node?.times).toBe("×3");
    expect(node?.errorNote).toBe("2 of 3 failed");
  });

  test("what its slice heals is told of traces that failed, or of those that were slow", () => {
    const noteOf = (slice: ReturnType<typeof graphOf>["slice"]) =>
      toGraphView({ ...graphOf(["a>b"]), slice }).sliceNote;
    const slice = { nodeIds: ["b"], heals: 3, of: 4 };
    expect(noteOf({ symptom: "failure", ...slice })).toBe("heals 3 of 4 failing traces");
    expect(noteOf({ symptom: "latency", ...slice })).toBe("heals 3 of 4 slow traces");
    expect(noteOf({ symptom: "failure", ...slice, heals: null, of: null })).toBe(
      "what the failure needed",
    );
    expect(noteOf(null)).toBeNull();
  });

  test("what is folded behind a node is counted on it, errors as well", () => {
    const graph = graphOf(["a>b"]);
    const view = toGraphView({
      ...graph,
      folded: [
        { id: "f1", into: "b", nodeCount: 4, errorCount: 0, reason: "limit" },
        { id: "f2", into: "b", nodeCount: 3, errorCount: 2, reason: "limit" },
      ],
    });
    expect(view.nodes.map((node) => node.foldNote)).toEqual([null, "+7 folded, 2 failed"]);
    expect(view.foldedCount).toBe(7);
  });

  test("only an edge between two failed nodes carries the failure", () => {
    const failed = { failure: "502" };
    const view = toGraphView(graphOf(["a>b", "b>c"], { a: failed, b: failed }));
    expect(view.edges.map((edge) => edge.carriesFailure)).toEqual([true, false]);
  });

  test("an edge to a node that is not there is left out instead of failing the drawing", () => {
    const graph = graphOf(["a>b"]);
    const view = toGraphView({ ...graph, nodes: graph.nodes.filter(({ id }) => id === "a") });
    expect(view.edges).toEqual([]);
  });

  test("long texts do not widen a node without end", () => {
    const [node] = toGraphView(graphOf([], { a: { name: "x".repeat(500) } })).nodes;
    expect(node?.width).toBeLessThanOrEqual(200);
  });
});

describe("describeNode", () => {
  test("tells in words what the drawing shows", () => {
    const view = toGraphView(
      graphOf(["shop>bank", ["shop>worker", "link"]], {
        shop: { failure: "502", class: "origin" },
      }),
    );
    const [shop] = view.nodes;
    if (shop === undefined) throw new Error("the graph has a node");
    expect(describeNode(view, shop)).toBe(
      "shop, handle, origin · 502; call → bank handle, link → worker handle",
    );
  });
});
