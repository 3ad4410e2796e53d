import { Term } from "@/components/ui/term";
import type { FailureClass, GraphEdgeKind, GraphView } from "@/lib/view-models/graph/to-graph-view";
import { markerUrl } from "./edge-markers";
import styles from "./graph-legend.module.css";

const EDGE_WORDS: Readonly<
  Record<GraphEdgeKind, { readonly word: string; readonly dash: string }>
> = {
  call: { word: "calls", dash: "" },
  link: { word: "link", dash: "7 4" },
  "happens-before": { word: "happens before", dash: "1.5 4" },
  "retry-of": { word: "retry of", dash: "9 3 1.5 3" },
  "resource-conflict": { word: "same resource", dash: "3 3" },
};

const CLASS_WORDS: Readonly<Record<FailureClass, string>> = {
  origin: "failure begins",
  propagated: "passed on",
  retried: "tried again",
  suppressed: "swallowed",
};

/** What the strokes mean, of those in the drawing. */
export function GraphLegend({ view }: { view: GraphView }) {
  const classes = new Set(view.nodes.flatMap(({ failureClass: found }) => found ?? []));
  return (
    <ul className={styles.legend} aria-label="Legend">
      {[...classes].map((failureClass) => (
        <li key={failureClass} className={styles.item}>
          <span className={styles.box} data-class={failureClass} aria-hidden />
          {CLASS_WORDS[failureClass]}
        </li>
      ))}
      {view.hasCriticalPath ? (
        <li className={styles.item}>
          <svg width="34" height="10" aria-hidden>
            <title>critical path</title>
            <path d="M1 5H33" className={styles.critical} />
          </svg>
          <Term name="critical path" />
        </li>
      ) : null}
      {view.edgeKinds.map((kind) => (
        <li key={kind} className={styles.item}>
          <svg width="34" height="10" aria-hidden>
            <title>{kind}</title>
            <path
              d="M1 5H33"
              className={styles.stroke}
              strokeDasharray={EDGE_WORDS[kind].dash}
              markerEnd={markerUrl(kind)}
            />
          </svg>
          {EDGE_WORDS[kind].word}
        </li>
      ))}
      <li className={styles.credit}>
        drawn by <a href="https://reactflow.dev">React Flow</a>
      </li>
    </ul>
  );
}
