"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useEffect, useMemo, useState } from "react";
import { failingRows } from "@/lib/view-models/trace/failing-rows";
import { searchRows } from "@/lib/view-models/trace/search-rows";
import { type TimeRange, wholeRange } from "@/lib/view-models/trace/time-range";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { parentRows, reveal, toggle, visibleRows } from "@/lib/view-models/trace/visible-rows";

const NONE: ReadonlySet<number> = new Set();

/** What of a trace is shown and how: the state behind one waterfall. */
export interface WaterfallView {
  readonly collapsed: ReadonlySet<number>;
  readonly visible: Int32Array;
  readonly failing: Int32Array;
  readonly range: TimeRange;
  readonly query: string;
  readonly matches: Int32Array;
  readonly setRange: (range: TimeRange) => void;
  readonly setQuery: (query: string) => void;
  readonly toggleRow: (row: number) => void;
  readonly revealRow: (row: number) => void;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
}

/** Starts with every row shown and the whole time; the search is in the link as `?find=`. */
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

  const visible = useMemo(() => visibleRows(model, collapsed), [model, collapsed]);
  const failing = useMemo(() => failingRows(model), [model]);
  const matches = useMemo(() => searchRows(model, query), [model, query]);

  return {
    collapsed,
    visible,
    failing,
    range,
    query,
    matches,
    setRange,
    setQuery: useCallback((text: string) => void setQuery(text === "" ? null : text), [setQuery]),
    toggleRow: useCallback((row: number) => setCollapsed((set) => toggle(set, row)), []),
    revealRow,
    collapseAll: useCallback(() => setCollapsed(parentRows(model)), [model]),
    expandAll: useCallback(() => setCollapsed(NONE), []),
  };
}
