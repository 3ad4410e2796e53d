"use client";

import { useMemo } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { TraceEventDto } from "@/lib/domain/contracts/trace";
import { formatCount } from "@/lib/view-models/format/format-count";
import { buildTimeline } from "@/lib/view-models/trace/build-timeline";
import { filterTimeline } from "@/lib/view-models/trace/filter-timeline";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { TimelineFilterBar } from "./timeline-filter-bar";
import { TimelineLines } from "./timeline-lines";
import styles from "./trace-timeline.module.css";
import type { TraceKernel } from "./use-kernel-rows";
import type { LogRows } from "./use-log-rows";
import type { SpanSelection } from "./use-span-selection";
import { useTimelineFilter } from "./use-timeline-filter";
import { useTraceEvents } from "./use-trace-events";

interface TraceTimelineProps {
  model: TraceModel;
  logs: LogRows;
  kernel: TraceKernel;
  selection: SpanSelection;
}

const NO_EVENTS: readonly TraceEventDto[] = [];

/** Spans, their events, what the kernel did and the log records of a trace in one list by time. */
export function TraceTimeline({ model, logs, kernel, selection }: TraceTimelineProps) {
  const events = useTraceEvents(model.traceId);
  const items = events.data?.items ?? NO_EVENTS;
  const timeline = useMemo(
    () => buildTimeline(model, items, logs.rows, kernel.rows),
    [model, items, logs.rows, kernel.rows],
  );
  const [filter, setFilter] = useTimelineFilter();
  const shown = useMemo(() => filterTimeline(timeline, filter), [timeline, filter]);
  return (
    <div className={styles.root}>
      <TimelineFilterBar timeline={timeline} filter={filter} onFilter={setFilter} shown={shown}>
        {events.isPending || logs.isPending || kernel.isPending ? (
          <span role="status">Reading…</span>
        ) : null}
        {events.data?.reasons.map((reason) => (
          <span key={reason} className={styles.cut}>
            {reason}
          </span>
        ))}
        {logs.hasMore ? <MoreLogs logs={logs} /> : null}
      </TimelineFilterBar>
      <ReadFailure what="events" error={events.error} onRetry={() => void events.refetch()} />
      <ReadFailure what="logs" error={logs.error} onRetry={logs.retry} />
      <ReadFailure what="kernel events" error={kernel.error} onRetry={kernel.retry} />
      {shown.length === 0 ? (
        <p className={styles.none}>Nothing passes the filter.</p>
      ) : (
        <TimelineLines timeline={timeline} shown={shown} selection={selection} />
      )}
    </div>
  );
}

function MoreLogs({ logs }: { logs: LogRows }) {
  const read = formatCount(logs.rows.length);
  return (
    <Button onClick={logs.loadMore} disabled={logs.isLoadingMore}>
      {logs.isLoadingMore ? "Loading logs…" : `Only the first ${read} logs: load the next`}
    </Button>
  );
}

interface ReadFailureProps {
  what: string;
  error: Error | null;
  onRetry: () => void;
}

/** The rest is shown all the same. */
function ReadFailure({ what, error, onRetry }: ReadFailureProps) {
  if (error === null) return null;
  return (
    <ErrorState
      compact
      title={`The ${what} could not be read and are missing here.`}
      message={errorMessage(error)}
      onRetry={onRetry}
    />
  );
}
