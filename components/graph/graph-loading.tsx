import { GraphFrame } from "./graph-frame";
import { GraphSkeleton } from "./graph-skeleton";

/** The panel of the causal graph before its code is there. */
export function GraphLoading() {
  return (
    <GraphFrame>
      <GraphSkeleton />
    </GraphFrame>
  );
}
