import { expect, test } from "vitest";
import { graphOf } from "@/lib/testing/builders/graph-of";
import { layoutGraph } from "./layout-graph";
import { toLayoutInput } from "./layout-input";
import { toGraphSvg } from "./to-graph-svg";
import { toGraphView } from "./to-graph-view";

const COLOURS = {
  ground: "#fff",
  panel: "#fff",
  line: "#ccc",
  ink: "#111",
  inkQuiet: "#555",
  error: "#c00",
  font: '"Segoe UI", sans-serif',
};

test("the picture holds every node and edge, and no text as markup", () => {
  const view = toGraphView(
    graphOf(["a>b", "b>c"], { b: { name: "<script>alert(1)</script>&", failure: "502" } }),
  );
  const svg = toGraphSvg(view, layoutGraph(toLayoutInput(view)), COLOURS);
  expect(svg.match(/<rect /g)).toHaveLength(view.nodes.length + 1);
  expect(svg.match(/marker-end/g)).toHaveLength(view.edges.length);
  expect(svg).not.toContain("<script>");
  expect(svg).toContain("&lt;script&gt;");
  expect(svg).toContain("✕ b");
});
