"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type ReadQuery, ReadState } from "@/components/ui/read-state";
import { Skeleton } from "@/components/ui/skeleton";
import { filterLogRows, type LogRow } from "@/lib/view-models/trace/to-log-rows";
import { LogFilterBar } from "./log-filter-bar";
import { LogLines } from "./log-lines";
import styles from "./log-list.module.css";
import { useLogFilter } from "./use-log-filter";

export interface LogListProps {
  rows: readonly LogRow[];
  /** Of the trace, loaded or not. */
  count: number;
  reading: ReadQuery;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  selectedSpanId: string | null;
  onSelectSpan: (spanId: string) => void;
}

/** The logs of a trace in time order. */
export function LogList(props: LogListProps) {
  const { rows, count, reading, hasMore, isLoadingMore, loadMore } = props;
  const [filter, setFilter] = useLogFilter();
  const shown = useMemo(() => filterLogRows(rows, filter), [rows, filter]);
  const state = <ReadState query={reading} what="The logs" loading={<LogSkeleton />} />;
  if (reading.data === undefined) return <div className={styles.root}>{state}</div>;
  if (rows.length === 0) {
    return (
      <EmptyState title="No log record carries this trace's id">
        Logs join a trace by their trace id: the logger of each service has to be bridged to
        OpenTelemetry, or to write the id of the current span into its records.
      </EmptyState>
    );
  }
  return (
    <div className={styles.root}>
      {state}
      <LogFilterBar
        filter={filter}
        onFilter={setFilter}
        shown={shown}
        total={hasMore ? Math.max(count, rows.length) : rows.length}
      >
        {hasMore ? (
          <Button onClick={loadMore} disabled={isLoadingMore}>
            {isLoadingMore ? "Loading…" : "There are more: load the next"}
          </Button>
        ) : null}
      </LogFilterBar>
      {shown.length === 0 ? (
        <p className={styles.none}>No record passes the filter.</p>
      ) : (
        <LogLines
          rows={shown}
          selectedSpanId={props.selectedSpanId}
          onSelectSpan={props.onSelectSpan}
        />
      )}
    </div>
  );
}

function LogSkeleton() {
  const widths = ["62%", "48%", "71%", "55%"];
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading the logs">
      {widths.map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
