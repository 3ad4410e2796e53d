"use client";

import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { useFlushThenFocus } from "@/components/shell/use-flush-then-focus";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import styles from "./incident-list.module.css";
import { IncidentListEmpty } from "./incident-list-empty";
import { incidentListParsers, isFiltered } from "./incident-list-filters";
import { IncidentListSkeleton } from "./incident-list-skeleton";
import { IncidentTable } from "./incident-table";
import { IncidentToolbar } from "./incident-toolbar";
import { useArrivals } from "./use-arrivals";
import { useIncidentList } from "./use-incident-list";

/** `origin` of this server, for the commands of the empty state. */
export function IncidentList({ origin }: { origin: string }) {
  const [filters, setFilters] = useQueryStates(incidentListParsers);
  const list = useIncidentList(filters);
  const rows = list.rows ?? NO_ROWS;
  const arrived = useArrivals({
    rows,
    view: JSON.stringify([filters, list.data?.pages.length]),
    complete: !list.hasNextPage,
    settled: list.rows !== null && !list.isPlaceholderData,
  });
  const scrollRef = useRef<HTMLDivElement>(null);
  const { focusFirst } = useRowKeys(scrollRef);
  const submit = useFlushThenFocus(filters, setFilters, focusFirst);
  const clear = () => void setFilters(null);

  return (
    <>
      <IncidentToolbar
        filters={filters}
        onChange={(changed) => void setFilters(changed)}
        onClear={clear}
        onSubmit={submit}
        rows={rows}
      />
      {list.error === null ? null : (
        <ErrorState
          title="The incidents could not be read."
          message={errorMessage(list.error)}
          advice={list.rows === null ? ADVICE : "What is shown is as it was before."}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
          compact={list.rows !== null}
        />
      )}
      <div className={styles.body} ref={scrollRef} aria-busy={list.isPlaceholderData}>
        {list.rows === null && list.error === null ? <IncidentListSkeleton /> : null}
        {list.rows?.length === 0 ? (
          <IncidentListEmpty filtered={isFiltered(filters)} onClear={clear} origin={origin} />
        ) : null}
        {rows.length === 0 ? null : (
          <IncidentTable
            rows={rows}
            arrived={arrived}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
            loadingMore={list.isFetchingNextPage}
          />
        )}
      </div>
    </>
  );
}

const NO_ROWS: readonly never[] = [];
const ADVICE = "It is tried again by itself every few seconds.";
