"use client";

import { CutLine } from "@/components/ui/cut-line";
import { useCut } from "@/components/ui/use-cut";
import { leadsTo } from "@/lib/view-models/graph/describe-node";
import type { GraphNodeView, GraphView } from "@/lib/view-models/graph/to-graph-view";
import styles from "./graph-list.module.css";

interface GraphListProps {
  view: GraphView;
  onSelect: (node: GraphNodeView) => void;
}

const FIRST_ROWS = 200;

/** The graph in words: for those who cannot see it, and where it cannot be drawn. */
export function GraphList({ view, onSelect }: GraphListProps) {
  const cut = useCut(view.nodes, FIRST_ROWS);
  return (
    <>
      <ol className={styles.list}>
        {cut.shown.map((node) => (
          <li key={node.id}>
            <button type="button" className={styles.node} onClick={() => onSelect(node)}>
              {node.failure === null ? null : <span className={styles.failure}>✕</span>}
              <strong>{node.service}</strong> {node.operation} {node.times}
              <span className={styles.failure}>{node.failure}</span>
              <span className={styles.leads}>{leadsTo(view, node.id)}</span>
            </button>
          </li>
        ))}
      </ol>
      <CutLine cut={cut} noun="node" />
    </>
  );
}
