import { leadsTo } from "@/lib/view-models/graph/describe-node";
import type { GraphNodeView, GraphView } from "@/lib/view-models/graph/to-graph-view";
import styles from "./graph-list.module.css";

interface GraphListProps {
  view: GraphView;
  onSelect: (node: GraphNodeView) => void;
}

/** The graph in words: for those who cannot see it, and where it cannot be drawn. */
export function GraphList({ view, onSelect }: GraphListProps) {
  return (
    <ol className={styles.list}>
      {view.nodes.map((node) => (
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
  );
}
