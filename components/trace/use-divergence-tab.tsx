"use client";

import { DivergenceTable } from "@/components/evidence/divergence-table";
import { useTraceGraph } from "@/components/graph/use-trace-graph";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import { formatCount } from "@/lib/view-models/format/format-count";
import type { DrawerTab } from "./trace-drawer";

/** The tab that says where the trace departs from health; it shares its answer with the graph. */
export function useDivergenceTab(
  traceId: string,
  onSelectSpan: (nodeId: string) => void,
): DrawerTab {
  const query = useTraceGraph(traceId);
  const tab = { value: "divergence", label: "Divergence" };
  const { data } = query;
  const content = (
    <>
      <ReadState
        query={query}
        what="The comparison"
        loading={<LoadingLines label="Loading the divergence" />}
        compact
      />
      {data === undefined ? null : (
        <DivergenceTable traceId={traceId} graph={data} onSelectSpan={onSelectSpan} />
      )}
    </>
  );
  // A place held for the count: the tabs after it would move when it comes.
  const count = data === undefined ? "…" : formatCount(data.divergences.length);
  return { ...tab, content, count };
}
