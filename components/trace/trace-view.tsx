"use client";

import type { ReactNode } from "react";
import { GraphSkeleton } from "@/components/graph/graph-skeleton";
import { ApiError, errorMessage } from "@/components/ui/api-error";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { type DrawerTab, TraceDrawer } from "./trace-drawer";
import { TraceWorkspace } from "./trace-workspace";
import { useTraceModel } from "./use-trace-model";
import { WaterfallSkeleton } from "./waterfall-skeleton";
import { WorkspaceLayout } from "./workspace-layout";

interface TraceViewProps {
  traceId: string;
  left: ReactNode | null;
  tabs: readonly DrawerTab[];
}

/** The workspace of a trace in whatever state it is; what stands beside it stays. */
export function TraceView({ traceId, left, tabs }: TraceViewProps) {
  const query = useTraceModel(traceId);
  if (query.data !== undefined) {
    return query.data.rowCount === 0 ? (
      <Frame left={left} tabs={tabs} body={<NoSpans reasons={query.data.reasons} />} />
    ) : (
      <TraceWorkspace key={traceId} model={query.data} left={left} tabs={tabs} />
    );
  }
  if (query.isPending) {
    return <Frame left={left} tabs={tabs} graph={<GraphSkeleton />} body={<WaterfallSkeleton />} />;
  }
  const gone = query.error instanceof ApiError && query.error.code === "not_found";
  const body = gone ? (
    <TraceNotFound traceId={traceId} />
  ) : (
    <ErrorState
      title="The trace could not be read."
      message={errorMessage(query.error)}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
  return <Frame left={left} tabs={tabs} body={body} />;
}

interface FrameProps {
  left: ReactNode | null;
  tabs: readonly DrawerTab[];
  graph?: ReactNode;
  body: ReactNode;
}

function Frame({ left, tabs, graph = null, body }: FrameProps) {
  return (
    <WorkspaceLayout
      left={left}
      graph={graph}
      waterfall={body}
      details={null}
      drawer={<TraceDrawer tabs={tabs} aside={null} />}
    />
  );
}

function TraceNotFound({ traceId }: { traceId: string }) {
  return (
    <EmptyState title="No span of this trace is stored">
      <p>
        Trace <code>{traceId}</code> was never received, or retention has removed it. Spans that are
        on their way appear when you load the page again.
      </p>
    </EmptyState>
  );
}

function NoSpans({ reasons }: { reasons: readonly string[] }) {
  return (
    <EmptyState title="This trace could not be assembled">
      {reasons.join("; ") || "It has no span."}
    </EmptyState>
  );
}
