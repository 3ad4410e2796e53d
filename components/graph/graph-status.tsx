import type { GraphView } from "@/lib/view-models/graph/to-graph-view";
import styles from "./graph-status.module.css";

/** What the graph could not see; nothing when it saw all. */
export function GraphStatus({ view }: { view: GraphView }) {
  if (view.status === "ok") return null;
  const reasons = view.reasons.join("; ") || "no reason was given";
  return (
    <p className={styles.status} role="status" title={reasons}>
      <strong>{view.status === "degraded" ? "Degraded" : "Failed"}</strong> {reasons}
    </p>
  );
}
