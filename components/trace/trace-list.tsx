"use client";

import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { SetupGuide } from "@/components/shell/setup-guide";
import { useFlushThenFocus } from "@/components/shell/use-flush-then-focus";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import page from "@/components/ui/page-body.module.css";
import { ReadState } from "@/components/ui/read-state";
import { isFiltered, traceListParsers } from "./trace-list-filters";
import { TraceListSkeleton } from "./trace-list-skeleton";
import { TraceListTable } from "./trace-list-table";
import { TraceListToolbar } from "./trace-list-toolbar";
import { useTraceList } from "./use-trace-list";
import { useTraceSort } from "./use-trace-sort";

/** `origin` of this server, for the commands of the empty state. */
export function TraceList({ origin }: { origin: string }) {
  const [filters, setFilters] = useQueryStates(traceListParsers);
  const by = useTraceSort();
  const list = useTraceList(filters, by.sort);
  const scrollRef = useRef<HTMLDivElement>(null);
  const { focusFirst } = useRowKeys(scrollRef);
  const submit = useFlushThenFocus(filters, setFilters, focusFirst);
  const clear = () => void setFilters(null);
  const refresh = () => void list.refetch();

  return (
    <>
      <TraceListToolbar
        filters={filters}
        onChange={(changed) => void setFilters(changed)}
        onClear={clear}
        onSubmit={submit}
        onRefresh={refresh}
        updatedAtMs={list.dataUpdatedAt}
        refreshing={list.isFetching}
      />
      <div className={page.body} ref={scrollRef} aria-busy={list.isPlaceholderData}>
        <ReadState query={list} what="The traces" loading={<TraceListSkeleton />} />
        {list.rows?.length === 0 ? (
          <Nothing filtered={isFiltered(filters)} onClear={clear} origin={origin} />
        ) : null}
        {list.rows === null || list.rows.length === 0 ? null : (
          <TraceListTable
            rows={list.rows}
            by={by}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
            loadingMore={list.isFetchingNextPage}
          />
        )}
      </div>
    </>
  );
}

interface NothingProps {
  filtered: boolean;
  onClear: () => void;
  origin: string;
}

function Nothing({ filtered, onClear, origin }: NothingProps) {
  if (filtered) {
    return (
      <EmptyState
        title="No trace matches these filters"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        A service must match whole; a part of the root span&rsquo;s name is enough.
      </EmptyState>
    );
  }
  return (
    <>
      <div className={page.lead}>
        <h2>No traces yet</h2>
        <p>
          Point any OpenTelemetry exporter at this server. The first trace appears here by itself.
        </p>
      </div>
      <SetupGuide origin={origin} />
    </>
  );
}
