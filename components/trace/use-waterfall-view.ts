"use client";

import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { useCallback, useMemo } from "react";
import { failingRows } from "@/lib/view-models/trace/failing-rows";
import { NO_OPEN_FOLDS, type OpenFolds, openFoldsAround } from "@/lib/view-models/trace/open-folds";
import type { TimeRange } from "@/lib/view-models/trace/time-range";
import { rowOfNode, type TraceModel } from "@/lib/view-models/trace/trace-model";
import { visibleRows, withMatches } from "@/lib/view-models/trace/visible-rows";
import { type RowFolding, type SelectedRow, useRowFolding } from "./use-row-folding";
import { useSpanSearch } from "./use-span-search";
import { useTimeRange } from "./use-time-range";

/** What of a trace is shown and how: the state behind one waterfall. */
export interface WaterfallView extends RowFolding {
  /** Folds that stay open while the subtree shown or the matches shown alone lie in them. */
  readonly pinned: OpenFolds;
  readonly visible: Int32Array;
  readonly failing: Int32Array;
  readonly range: TimeRange;
  readonly query: string;
  readonly matches: Int32Array;
  readonly isSearching: boolean;
  readonly searchFailure: string | null;
  /** Rows that do not match are hidden, but for ancestors of those that do. */
  readonly matchesOnly: boolean;
  readonly setMatchesOnly: (only: boolean) => void;
  /** The row whose subtree alone is shown; -1 for the whole trace. */
  readonly focusRow: number;
  /** Null for the whole trace. */
  readonly setFocus: (nodeId: string | null) => void;
  readonly setRange: (range: TimeRange) => void;
  readonly setQuery: (query: string) => void;
}

/**
 * Starts with every row shown, equal siblings as one, and the whole time. In the link: the search
 * as `?find=`, `?only=true` for its matches alone, the subtree shown as `?focus=`, the time as
 * `?time=`.
 */
export function useWaterfallView(model: TraceModel, selection: SelectedRow): WaterfallView {
  const folding = useRowFolding(model, selection);
  const [range, setRange] = useTimeRange(model.durationNano);
  const [query, setQuery] = useQueryState("find", parseAsString.withDefault(""));
  const [matchesOnly, setMatchesOnly] = useQueryState("only", parseAsBoolean.withDefault(false));
  const [focusId, setFocusId] = useQueryState("focus", parseAsString);
  const focusRow = useMemo(() => rowOfNode(model, focusId), [model, focusId]);
  const search = useSpanSearch(model, query);
  const { matches } = search;
  const isFiltered = matchesOnly && query !== "" && !search.isSearching;
  const { collapsed } = folding;
  const pinned = useMemo(() => {
    const focused = openFoldsAround(model, NO_OPEN_FOLDS, focusRow < 0 ? [] : [focusRow]);
    return isFiltered ? openFoldsAround(model, focused, matches) : focused;
  }, [model, focusRow, isFiltered, matches]);
  const open = useMemo(
    () => (pinned.size === 0 ? folding.open : new Set([...folding.open, ...pinned])),
    [folding.open, pinned],
  );
  const visible = useMemo(() => {
    const rows = visibleRows(model, { collapsed, open }, focusRow);
    return isFiltered ? withMatches(model, rows, matches) : rows;
  }, [model, collapsed, open, focusRow, isFiltered, matches]);
  const failing = useMemo(() => failingRows(model), [model]);

  return {
    ...folding,
    open,
    pinned,
    visible,
    failing,
    range,
    query,
    matches,
    isSearching: search.isSearching,
    searchFailure: search.failure,
    matchesOnly,
    setMatchesOnly: useCallback(
      (only: boolean) => void setMatchesOnly(only ? true : null),
      [setMatchesOnly],
    ),
    focusRow,
    setFocus: useCallback((nodeId: string | null) => void setFocusId(nodeId), [setFocusId]),
    setRange,
    setQuery: useCallback((text: string) => void setQuery(text === "" ? null : text), [setQuery]),
  };
}
