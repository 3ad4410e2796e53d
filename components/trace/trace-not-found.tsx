"use client";

import { useParams } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { asTraceId } from "@/lib/domain/id-text";

/** Of the page whose address names the trace. */
export function TraceNotFound() {
  const { traceId } = useParams<{ traceId: string }>();
  return asTraceId(traceId) === null ? <NoTraceId /> : <TraceNotStored traceId={traceId} />;
}

export function TraceNotStored({ traceId }: { traceId: string }) {
  return (
    <EmptyState title="No span of this trace is stored">
      <p>
        Trace <code>{traceId}</code> was never received, or retention has removed it. Spans that are
        on their way appear when you load the page again. All traces are in{" "}
        <PageLink href="/traces">the list</PageLink>.
      </p>
    </EmptyState>
  );
}

function NoTraceId() {
  return (
    <EmptyState title="This is no trace id">
      A trace id is 32 hexadecimal digits, not all zero. Copy it whole from the log line, the alert
      or the response header that named it.
    </EmptyState>
  );
}
