import { ErrorState } from "@/components/ui/error-state";
import type { GraphNodeView, GraphView } from "@/lib/view-models/graph/to-graph-view";
import { GraphList } from "./graph-list";

interface GraphNotDrawnProps {
  view: GraphView;
  reason: string;
  /** Absent where it would be the same again: the graph is too large. */
  onRetry: (() => void) | undefined;
  onSelect: (node: GraphNodeView) => void;
}

/** A graph without places for its nodes is told as a list. */
export function GraphNotDrawn({ view, reason, onRetry, onSelect }: GraphNotDrawnProps) {
  return (
    <>
      <ErrorState
        compact
        title={onRetry === undefined ? "Too large to draw." : "The graph could not be laid out."}
        message={reason}
        advice="Its nodes are listed instead: choose one, or go through the errors of the waterfall."
        onRetry={onRetry}
      />
      <GraphList view={view} onSelect={onSelect} />
    </>
  );
}
