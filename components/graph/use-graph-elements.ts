"use client";

import { Position } from "@xyflow/react";
import { useMemo } from "react";
import type { GraphFocus } from "@/lib/view-models/graph/graph-focus";
import type { GraphLayout } from "@/lib/view-models/graph/layout-graph";
import { reachOf } from "@/lib/view-models/graph/reach";
import type { GraphView } from "@/lib/view-models/graph/to-graph-view";
import type { CausalEdge } from "./graph-edge";
import type { CausalNode, Emphasis } from "./graph-node";

interface Elements {
  readonly nodes: CausalNode[];
  readonly edges: CausalEdge[];
}

/**
 * What React Flow draws. While the slice is looked at, the rest is faint; while a node is pointed at,
 * what it does not touch up- or downstream is fainter still.
 */
export function useGraphElements(
  view: GraphView,
  layout: GraphLayout,
  selectedId: string | null,
  hoveredId: string | null,
  focus: GraphFocus,
  onOpen: (ids: readonly string[]) => void,
): Elements {
  return useMemo(() => {
    const lit = hoveredId === null ? null : litBy(view, hoveredId);
    const inFocus = focus === "slice" ? new Set(idsInSlice(view)) : null;
    const emphasisOf = (...ids: readonly string[]): Emphasis => {
      if (lit !== null) return ids.every((id) => lit.has(id)) ? "lit" : "dimmed";
      if (inFocus === null || inFocus.size === 0) return "plain";
      return ids.every((id) => inFocus.has(id)) ? "plain" : "faded";
    };
    const nodes = view.nodes.map((node): CausalNode => {
      const { width, height } = node;
      return {
        id: node.id,
        type: "causal",
        position: placeOf(layout, node.id),
        width,
        height,
        // Given, so that edges are drawn at once instead of after every node was measured.
        measured: { width, height },
        handles: [
          { type: "target", position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
          {
            type: "source",
            position: Position.Right,
            x: width,
            y: height / 2,
            width: 1,
            height: 1,
          },
        ],
        data: {
          view: node,
          selected: node.id === selectedId,
          emphasis: emphasisOf(node.id),
          onOpen,
        },
      };
    });
    const edges = view.edges
      .filter((edge) => edge.from !== edge.to)
      .map((edge): CausalEdge => {
        const emphasis = emphasisOf(edge.from, edge.to);
        return {
          id: edge.id,
          type: "causal",
          source: edge.from,
          target: edge.to,
          data: { view: edge, path: layout.paths[edge.id] ?? "", emphasis },
        };
      });
    return { nodes, edges };
  }, [view, layout, selectedId, hoveredId, focus, onOpen]);
}

function idsInSlice(view: GraphView): string[] {
  return view.nodes.filter((node) => node.inSlice).map((node) => node.id);
}

function placeOf(layout: GraphLayout, id: string): { x: number; y: number } {
  const { x, y } = layout.boxes[id] ?? { x: 0, y: 0 };
  return { x, y };
}

function litBy(view: GraphView, id: string): ReadonlySet<string> {
  const { upstream, downstream } = reachOf(view.edges, id);
  return new Set([id, ...upstream, ...downstream]);
}
