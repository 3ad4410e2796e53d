"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { RankMark } from "@/components/suspects/rank-mark";
import { useSuspectRankAmong } from "@/components/suspects/suspect-marks-context";
import { classList } from "@/components/ui/class-list";
import { hueStyle } from "@/components/ui/service-dot";
import type { GraphNodeView } from "@/lib/view-models/graph/to-graph-view";
import styles from "./graph-node.module.css";

/** How strongly a node is drawn: faded outside the slice, dimmed while another is pointed at. */
export type Emphasis = "plain" | "lit" | "faded" | "dimmed";

export type CausalNode = Node<
  {
    readonly view: GraphNodeView;
    readonly selected: boolean;
    readonly emphasis: Emphasis;
    /** Shows what stands behind the node. */
    readonly onOpen: (ids: readonly string[]) => void;
  },
  "causal"
>;

/** Service, operation, what failed; the outline says by its stroke what the node is to the failure. */
export function GraphNode({ data }: NodeProps<CausalNode>) {
  const { view } = data;
  const rank = useSuspectRankAmong(view.spanIds, view.service, view.operation);
  return (
    <>
      <NodeBox {...data} />
      {rank === null ? null : <RankMark rank={rank} place="corner" />}
    </>
  );
}

function NodeBox({ view, selected, emphasis, onOpen }: CausalNode["data"]) {
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
        emphasis === "faded" && styles.faded,
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
      <NodeLines view={view} onOpen={onOpen} />
      <Handle
        type="source"
        position={Position.Right}
        className={styles.handle}
        isConnectable={false}
      />
    </div>
  );
}

function NodeLines({ view, onOpen }: Pick<CausalNode["data"], "view" | "onOpen">) {
  return (
    <>
      <p className={styles.title}>
        <span className={styles.dot} aria-hidden />
        {view.failure === null ? null : <span className={styles.mark}>✕</span>}
        <strong className={styles.service}>{view.service}</strong>
        {view.times === null ? null : <OpenButton view={view} text={view.times} onOpen={onOpen} />}
        {view.duration === null ? null : <span className={styles.duration}>{view.duration}</span>}
      </p>
      <p className={styles.line}>{view.operation}</p>
      {view.failure === null ? null : <p className={styles.failure}>{view.failure}</p>}
      {view.errorNote === null ? null : <p className={styles.failure}>{view.errorNote}</p>}
      {view.kernelNote === null ? null : <p className={styles.kernel}>{view.kernelNote}</p>}
      {view.divergenceNote === null ? null : (
        <p className={styles.divergence}>◇ {view.divergenceNote}</p>
      )}
      {view.foldNote === null ? null : (
        <p className={styles.line}>
          <OpenButton view={view} text={view.foldNote} onOpen={onOpen} />
        </p>
      )}
    </>
  );
}

interface OpenButtonProps extends Pick<CausalNode["data"], "view" | "onOpen"> {
  text: string;
}

/** Out of the order of tabs, since the drawing is one stop: `o` opens the selected node. */
function OpenButton({ view, text, onOpen }: OpenButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.open}
      aria-label={`Show what stands behind ${view.service} ${view.operation}: ${text}`}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(view.openIds);
      }}
    >
      {text}
    </button>
  );
}

function nodeTitle(view: GraphNodeView): string {
  return [
    view.service,
    view.operation,
    view.failure,
    view.errorNote,
    ...view.kernelLines,
    view.divergenceNote,
    view.foldNote,
    view.duration,
  ]
    .filter((line) => line !== null && line !== "")
    .join("\n");
}
