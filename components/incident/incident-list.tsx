"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useNotices } from "@/components/shell/notices";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { LateState } from "@/components/ui/late-state";
import { laterPart } from "@/components/ui/later-part";
import { ReadState } from "@/components/ui/read-state";
import { useMedia } from "@/components/ui/use-narrow";
import { useSort } from "@/components/ui/use-sort";
import { INCIDENT_SORT_COLUMNS } from "@/lib/domain/incident-sort";
import type { BulkSummary } from "@/lib/view-models/incident-list/bulk-summary";
import { isFiltered } from "@/lib/view-models/incident-list/facet-groups";
import { BulkResult } from "./bulk-result";
import { FacetPanel } from "./facet-panel";
import styles from "./incident-list.module.css";
import { IncidentListEmpty } from "./incident-list-empty";
import { incidentRowsKey } from "./incident-list-filters";
import { IncidentListProblems } from "./incident-list-problems";
import { IncidentListSkeleton } from "./incident-list-skeleton";
import { IncidentTable } from "./incident-table";
import { IncidentToolbar } from "./incident-toolbar";
import { useArrivals } from "./use-arrivals";
import { useIncidentFacets } from "./use-incident-facets";
import { useIncidentList } from "./use-incident-list";
import { useIncidentViews } from "./use-incident-views";
import { useListFilters, useSubmitSearch } from "./use-list-filters";
import { useRowSelection } from "./use-row-selection";
import { ViewMenu } from "./view-menu";

/** Fetched once the list stands: a row may be chosen then. */
const SelectionBar = laterPart(
  () => import("./selection-bar").then((module) => module.SelectionBar),
  { name: "What can be done with them", loading: () => null },
);

/** The same figure stands in the style sheet of the panel. */
const NO_ROOM_BESIDE = "(max-width: 1180px)";

/** `origin` of this server, for the commands of the empty state. */
export function IncidentList({ origin }: { origin: string }) {
  const state = useListFilters();
  const { filters, change, clear } = state;
  const by = useSort(INCIDENT_SORT_COLUMNS);
  const list = useIncidentList(filters, by.sort);
  const counts = useIncidentFacets(filters);
  const views = useIncidentViews();
  const rows = list.rows ?? NO_ROWS;
  const view = JSON.stringify(filters);
  const arrived = useArrivals({
    rows,
    view: `${view}${by.sort}${list.data?.pages.length}`,
    complete: !list.hasNextPage,
    settled: list.rows !== null && !list.isPlaceholderData,
  });
  const scrollRef = useRef<HTMLDivElement>(null);
  const { focusAt, focusFirst } = useRowKeys(scrollRef);
  const order = useMemo(() => rows.map(({ id }) => id), [rows]);
  const selection = useRowSelection({ scrollRef, order, focusAt, view });
  const [result, setResult] = useState<BulkSummary | null>(null);
  const { announce } = useNotices();
  // After the selection has said what is left of it: what was done is heard last.
  useEffect(() => {
    if (result !== null) announce(result.text);
  }, [result, announce]);
  useEffect(SelectionBar.fetchAhead, []);
  const [panel, setPanel] = useState<boolean | null>(null);
  const isFolded = useMedia(NO_ROOM_BESIDE);
  const submit = useSubmitSearch(filters, focusFirst);
  // Of nothing there is nothing to choose: the room is for how to begin.
  const isBare = list.rows?.length === 0 && !isFiltered(filters);

  return (
    <>
      <IncidentToolbar
        filters={filters}
        onChange={change}
        onClear={clear}
        onSubmit={submit}
        panelOpen={panel ?? !(isFolded || isBare)}
        onPanel={setPanel}
      >
        <ViewMenu list={state} sort={by.sort} views={views} />
      </IncidentToolbar>
      <IncidentListProblems list={list} views={views} view={state.view} />
      <LateState queryKey={incidentRowsKey(filters, by.sort)} what="The incidents" />
      <div className={styles.panes}>
        <FacetPanel
          filters={filters}
          counts={counts}
          onChange={change}
          open={panel ?? (isBare ? false : null)}
        />
        <div className={styles.body} ref={scrollRef} aria-busy={list.isPlaceholderData}>
          {list.rows === null ? (
            <ReadState query={list} what="The incidents" loading={<IncidentListSkeleton />} />
          ) : null}
          {list.rows?.length === 0 ? (
            <IncidentListEmpty filtered={isFiltered(filters)} onClear={clear} origin={origin} />
          ) : null}
          {rows.length === 0 ? null : (
            <IncidentTable
              rows={rows}
              by={by}
              arrived={arrived}
              onMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
              loadingMore={list.isFetchingNextPage}
              selection={selection}
            />
          )}
        </div>
      </div>
      {result === null ? null : <BulkResult summary={result} onClose={() => setResult(null)} />}
      {selection.ids.size === 0 ? null : (
        <SelectionBar
          selection={selection}
          filters={filters}
          sort={by.sort}
          total={counts.data?.total ?? null}
          onDone={setResult}
        />
      )}
    </>
  );
}

const NO_ROWS: readonly never[] = [];
