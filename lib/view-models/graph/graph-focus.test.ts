import { describe, expect, test } from "vitest";
import { graphOf } from "@/lib/testing/builders/graph-of";
import { boxAround, focusNodes, MIN_READABLE_ZOOM, viewportFor } from "./graph-focus";
import { layoutGraph } from "./layout-graph";
import { toLayoutInput } from "./layout-input";
import { neighbourNode } from "./neighbour-node";
import { reachOf } from "./reach";
import { toGraphView } from "./to-graph-view";

const PANE = { width: 800, height: 200 };
const boxOf = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

describe("viewportFor", () => {
  test("never zooms out so far that text becomes specks", () => {
    const whole = boxOf(0, 0, 20_000, 9_000);
    const { zoom } = viewportFor({ box: whole, whole, anchor: null, pane: PANE });
    expect(zoom).toBe(MIN_READABLE_ZOOM);
  });

  test("shows where the failure began when all of it does not fit", () => {
    const whole = boxOf(0, 0, 20_000, 100);
    const anchor = boxOf(12_000, 20, 100, 60);
    const { x, zoom } = viewportFor({ box: whole, whole, anchor, pane: PANE });
    expect(x + 12_050 * zoom).toBeCloseTo(PANE.width / 2);
  });

  test("shows as much of the failure as there is room for, not what lies beyond its end", () => {
    const whole = boxOf(0, 0, 5_000, 100);
    const box = boxOf(0, 0, 2_000, 60);
    const anchor = boxOf(1_900, 0, 100, 60);
    const { x, zoom } = viewportFor({ box, whole, anchor, pane: PANE });
    expect(x + 2_000 * zoom).toBeCloseTo(PANE.width - 16);
  });

  test("shows no empty space beyond the drawing while there is more to show", () => {
    const whole = boxOf(0, 0, 2_000, 900);
    const { x, y } = viewportFor({ box: boxOf(0, 0, 700, 60), whole, anchor: null, pane: PANE });
    expect(x).toBeLessThanOrEqual(16);
    expect(y).toBeLessThanOrEqual(16);
  });

  test("puts a small drawing into the middle and does not blow it up", () => {
    const whole = boxOf(0, 0, 100, 50);
    const { x, y, zoom } = viewportFor({ box: whole, whole, anchor: null, pane: PANE });
    expect(zoom).toBeLessThanOrEqual(1.1);
    expect([x + 50 * zoom, y + 25 * zoom]).toEqual([400, 100]);
  });
});

describe("focusNodes", () => {
  test("is all of a healthy graph, and what failed of a failing one", () => {
    const healthy = toGraphView(graphOf(["a>b"])).nodes;
    expect(focusNodes(healthy, "failure")).toHaveLength(2);
    const failing = toGraphView(graphOf(["a>b"], { b: { failure: "502" } })).nodes;
    expect(focusNodes(failing, "failure").map(({ id }) => id)).toEqual(["b"]);
    expect(focusNodes(failing, "all")).toHaveLength(2);
  });

  test("a box around nodes without a place is none", () => {
    expect(boxAround([{ id: "gone" }], { boxes: {}, paths: {} })).toBeNull();
  });
});

describe("reachOf", () => {
  const edges = ["a>b", "b>c", "c>b", "x>c"].map((pair) => {
    const [from = "", to = ""] = pair.split(">");
    return { from, to };
  });

  test("finds what leads to a node and what it leads to, through cycles", () => {
    const { upstream, downstream } = reachOf(edges, "b");
    expect([...upstream].sort()).toEqual(["a", "c", "x"]);
    expect([...downstream]).toEqual(["c"]);
  });
});

describe("neighbourNode", () => {
  const view = toGraphView(graphOf(["a>b", "a>c", "b>d"]));
  const layout = layoutGraph(toLayoutInput(view));

  test("arrow keys walk along the edges, and stop at the end", () => {
    expect(neighbourNode(layout, "a", "right")).toBe("b");
    expect(neighbourNode(layout, "b", "down")).toBe("c");
    expect(neighbourNode(layout, "c", "left")).toBe("a");
    expect(neighbourNode(layout, "d", "right")).toBeNull();
  });

  test("starts at some node when none is selected", () => {
    expect(neighbourNode(layout, "", "right")).not.toBeNull();
  });
});
