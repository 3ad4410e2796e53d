"use client";

import { BaseEdge, type Edge, type EdgeProps } from "@xyflow/react";
import { classList } from "@/components/ui/class-list";
import { edgePath } from "@/lib/view-models/graph/edge-path";
import type { Point } from "@/lib/view-models/graph/layout-graph";
import type { GraphEdgeView } from "@/lib/view-models/graph/to-graph-view";
import { markerUrl } from "./edge-markers";
import styles from "./graph-edge.module.css";
import type { Emphasis } from "./graph-node";

export type CausalEdge = Edge<
  { readonly view: GraphEdgeView; readonly points: readonly Point[]; readonly emphasis: Emphasis },
  "causal"
>;

/** An edge along the bends that the layout found. */
export function GraphEdge({ data, sourceX, sourceY, targetX, targetY }: EdgeProps<CausalEdge>) {
  if (data === undefined) return null;
  const { view, points, emphasis } = data;
  const bends = points.slice(1, -1);
  const path = edgePath([{ x: sourceX, y: sourceY }, ...bends, { x: targetX, y: targetY }]);
  return (
    <g
      className={classList(
        styles.edge,
        view.carriesFailure && styles.failing,
        emphasis === "dimmed" && styles.dimmed,
        emphasis === "lit" && styles.lit,
      )}
      data-kind={view.kind}
    >
      <title>{`${view.kind}: ${view.provenance}`}</title>
      <BaseEdge path={path} markerEnd={markerUrl(view.kind)} interactionWidth={10} />
    </g>
  );
}
