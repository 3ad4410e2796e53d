"use client";

import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import { useCallback, useEffect, useMemo, useState } from "react";
import { failingRows } from "@/lib/view-models/trace/failing-rows";
import { type TimeRange, wholeRange } from "@/lib/view-models/trace/time-range";
import { rowOfNode, type TraceModel } from "@/lib/view-models/trace/trace-model";
import {
  parentRows,
  reveal,
  toggle,
  visibleRows,
  withinSubtree,
  withMatches,
} from "@/lib/view-models/trace/visible-rows";
import { useSpanSearch } from "./use-span-search";

const NONE: ReadonlySet<number> = new Set();

/** What of a trace is shown and how: the state behind one waterfall. */
export interface WaterfallView {
  readonly collapsed: ReadonlySet<number>;
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
  readonly toggleRow: (row: number) => void;
  readonly revealRow: (row: number) => void;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
}

/**
 * Starts with every row shown and the whole time. In the link: the search as `?find=`, `?only=true`
 * for its matches alone, the subtree shown as `?focus=`.
 */
export function useWaterfallView(model: TraceModel, selectedRow: number): WaterfallView {
  const [collapsed, setCollapsed] = useState(NONE);
  const [range, setRange] = useState(() => wholeRange(model.durationNano));
  const [query, setQuery] = useQueryState("find", parseAsString.withDefault(""));

  const revealRow = useCallback(
    (row: number) => setCollapsed((set) => reveal(model, set, row)),
    [model],
  );
  // A span chosen elsewhere (graph, logs, link) comes into sight; folding it away later stays.
  useEffect(() => revealRow(selectedRow), [revealRow, selectedRow]);

  const [matchesOnly, setMatchesOnly] = useQueryState("only", parseAsBoolean.withDefault(false));
  const [focusId, setFocusId] = useQueryState("focus", parseAsString);
  const focusRow = useMemo(() => rowOfNode(model, focusId), [model, focusId]);
  const search = useSpanSearch(model, query);
  const { matches } = search;
  const isFiltered = matchesOnly && query !== "" && !search.isSearching;
  const visible = useMemo(() => {
    const rows = withinSubtree(model, visibleRows(model, collapsed), focusRow);
    return isFiltered ? withMatches(model, rows, matches) : rows;
  }, [model, collapsed, focusRow, isFiltered, matches]);
  const failing = useMemo(() => failingRows(model), [model]);

  return {
    collapsed,
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
    toggleRow: useCallback((row: number) => setCollapsed((set) => toggle(set, row)), []),
    revealRow,
    collapseAll: useCallback(() => setCollapsed(parentRows(model)), [model]),
    expandAll: useCallback(() => setCollapsed(NONE), []),
  };
}
