"use client";

import { DivergenceTable } from "@/components/evidence/divergence-table";
import { useTraceGraph } from "@/components/graph/use-trace-graph";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import { LoadingLines } from "@/components/ui/loading-lines";
import { formatCount } from "@/lib/view-models/format/format-count";
import type { DrawerTab } from "./trace-drawer";

/** The tab that says where the trace departs from health; it shares its answer with the graph. */
export function useDivergenceTab(
  traceId: string,
  onSelectSpan: (nodeId: string) => void,
): DrawerTab {
  const query = useTraceGraph(traceId);
  const tab = { value: "divergence", label: "Divergence" };
  if (query.data !== undefined) {
    return {
      ...tab,
      count: formatCount(query.data.divergences.length),
      content: <DivergenceTable traceId={traceId} graph={query.data} onSelectSpan={onSelectSpan} />,
    };
  }
  const content = query.isError ? (
    <ErrorState
      compact
      title="The comparison could not be read."
      message={errorMessage(query.error)}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  ) : (
    <LoadingLines label="Loading the divergence" />
  );
  return { ...tab, content };
}
