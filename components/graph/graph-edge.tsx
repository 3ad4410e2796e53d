"use client";

import { BaseEdge, type Edge, type EdgeProps } from "@xyflow/react";
import { classList } from "@/components/ui/class-list";
import type { GraphEdgeView } from "@/lib/view-models/graph/to-graph-view";
import { markerUrl } from "./edge-markers";
import styles from "./graph-edge.module.css";
import type { Emphasis } from "./graph-node";

export type CausalEdge = Edge<
  { readonly view: GraphEdgeView; readonly path: string; readonly emphasis: Emphasis },
  "causal"
>;

/** An edge along the path that the layout found. */
export function GraphEdge({ data }: EdgeProps<CausalEdge>) {
  if (data === undefined) return null;
  const { view, path, emphasis } = data;
  return (
    <g
      className={classList(
        styles.edge,
        view.carriesFailure && styles.failing,
        view.isCritical && styles.critical,
        emphasis === "dimmed" && styles.dimmed,
        emphasis === "faded" && styles.faded,
        emphasis === "lit" && styles.lit,
      )}
      data-kind={view.kind}
    >
      <title>{`${view.kind}: ${view.provenance}`}</title>
      <BaseEdge path={path} markerEnd={markerUrl(view.kind)} interactionWidth={10} />
    </g>
  );
}
