"use client";

import type { ReactNode } from "react";
import { GraphLoading } from "@/components/graph/graph-loading";
import { LaterGraph } from "@/components/graph/later-graph";
import { ApiError } from "@/components/ui/api-error";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import { useLastError } from "@/components/ui/use-last-error";
import { type DrawerTab, TraceDrawer } from "./trace-drawer";
import { TraceNotStored } from "./trace-not-found";
import { TraceWorkspace } from "./trace-workspace";
import { READ_TRACE, useTraceModel } from "./use-trace-model";
import { WaterfallSkeleton } from "./waterfall-skeleton";
import { WorkspaceLayout } from "./workspace-layout";
import { WorkspaceMessage } from "./workspace-message";

// As soon as this is read, not once the page is drawn: what is waited for is on its way by then.
if (typeof window !== "undefined") {
  READ_TRACE.fetchAhead();
  LaterGraph.fetchAhead();
}

interface TraceViewProps {
  traceId: string;
  left: ReactNode | null;
  tabs: readonly DrawerTab[];
}

/** The workspace of a trace in whatever state it is; what stands beside it stays. */
export function TraceView({ traceId, left, tabs }: TraceViewProps) {
  const query = useTraceModel(traceId);
  const error = useLastError(query.error, query.data !== undefined);
  if (query.data === undefined) {
    if (error === null) return <PendingTrace left={left} tabs={tabs} />;
    const isGone = error instanceof ApiError && error.code === "not_found";
    return (
      <WorkspaceMessage left={left} tabs={tabs}>
        {isGone ? (
          <TraceNotStored traceId={traceId} />
        ) : (
          <ReadState query={{ ...query, error }} what="The trace" />
        )}
      </WorkspaceMessage>
    );
  }
  if (query.data.rowCount === 0) {
    return (
      <WorkspaceMessage left={left} tabs={tabs}>
        <NoSpans reasons={query.data.reasons} />
      </WorkspaceMessage>
    );
  }
  return (
    <TraceWorkspace
      key={`${traceId} ${query.data.clock.shown}`}
      model={query.data}
      left={left}
      tabs={tabs}
    />
  );
}

/** In the places of those that the trace will have, so that none moves when it comes. */
const PENDING_TABS: readonly DrawerTab[] = [
  { value: "logs", label: "Logs", content: <LoadingLines label="Loading the logs" /> },
  { value: "kernel", label: "Kernel", content: <LoadingLines label="Loading the kernel events" /> },
  { value: "timeline", label: "Timeline", content: <LoadingLines label="Loading the timeline" /> },
  {
    value: "divergence",
    label: "Divergence",
    content: <LoadingLines label="Loading the divergence" />,
  },
];

function PendingTrace({ left, tabs }: Omit<TraceViewProps, "traceId">) {
  return (
    <WorkspaceLayout
      left={left}
      graph={<GraphLoading />}
      waterfall={<WaterfallSkeleton />}
      details={<LoadingLines label="Loading the span" />}
      drawer={<TraceDrawer tabs={[...PENDING_TABS, ...tabs]} aside={null} />}
    />
  );
}

function NoSpans({ reasons }: { reasons: readonly string[] }) {
  return (
    <EmptyState title="This trace could not be assembled">
      {reasons.join("; ") || "It has no span."}
    </EmptyState>
  );
}
