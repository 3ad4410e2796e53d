"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { type ReadQuery, ReadState } from "@/components/ui/read-state";
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
        {isAnyPending([events, logs.reading, kernel.reading]) ? (
          <span role="status">Loading…</span>
        ) : null}
        {events.data?.reasons.map((reason) => (
          <span key={reason} className={styles.cut}>
            {reason}
          </span>
        ))}
        {logs.hasMore ? <MoreLogs logs={logs} /> : null}
      </TimelineFilterBar>
      <ReadState query={events} what="The events" compact />
      <ReadState query={logs.reading} what="The logs" compact />
      <ReadState query={kernel.reading} what="The kernel events" compact />
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

function isAnyPending(readings: readonly ReadQuery[]): boolean {
  return readings.some(({ data, error }) => data === undefined && error === null);
}
