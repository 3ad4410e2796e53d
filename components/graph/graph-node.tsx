"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { classList } from "@/components/ui/class-list";
import { hueStyle } from "@/components/ui/service-dot";
import type { GraphNodeView } from "@/lib/view-models/graph/to-graph-view";
import styles from "./graph-node.module.css";

/** How strongly a node is drawn while another is pointed at. */
export type Emphasis = "plain" | "lit" | "dimmed";

export type CausalNode = Node<
  { readonly view: GraphNodeView; readonly selected: boolean; readonly emphasis: Emphasis },
  "causal"
>;

/** Service, operation, what failed; the outline says by its stroke what the node is to the failure. */
export function GraphNode({ data }: NodeProps<CausalNode>) {
  const { view, selected, emphasis } = data;
  return (
    <div
      className={classList(
        "service-hue",
        styles.node,
        view.failureClass !== null && styles[view.failureClass],
        view.failure === null && view.errorNote === null && styles.calm,
        (view.kind === "peer" || view.kind === "missing-parent") && styles.inferred,
        selected && styles.selected,
        emphasis === "dimmed" && styles.dimmed,
      )}
      style={hueStyle(view.service)}
      title={nodeTitle(view)}
      data-graph-node={view.id}
    >
      <Handle
        type="target"
        position={Position.Left}
        className={styles.handle}
        isConnectable={false}
      />
      <NodeLines view={view} />
      <Handle
        type="source"
        position={Position.Right}
        className={styles.handle}
        isConnectable={false}
      />
    </div>
  );
}

function NodeLines({ view }: { view: GraphNodeView }) {
  return (
    <>
      <p className={styles.title}>
        <span className={styles.dot} aria-hidden />
        {view.failure === null ? null : <span className={styles.mark}>✕</span>}
        <strong className={styles.service}>{view.service}</strong>
        {view.times === null ? null : <span className={styles.times}>{view.times}</span>}
        {view.duration === null ? null : <span className={styles.duration}>{view.duration}</span>}
      </p>
      <p className={styles.line}>{view.operation}</p>
      {view.failure === null ? null : <p className={styles.failure}>{view.failure}</p>}
      {view.errorNote === null ? null : <p className={styles.failure}>{view.errorNote}</p>}
      {view.foldNote === null ? null : <p className={styles.line}>{view.foldNote}</p>}
    </>
  );
}

function nodeTitle(view: GraphNodeView): string {
  return [view.service, view.operation, view.failure, view.errorNote, view.foldNote, view.duration]
    .filter((line) => line !== null && line !== "")
    .join("\n");
}
