"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import {
  allFolds,
  NO_OPEN_FOLDS,
  type OpenFolds,
  openFoldsAround,
  withFold,
  withoutFold,
} from "@/lib/view-models/trace/open-folds";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { type Folding, parentRows, reveal, toggle } from "@/lib/view-models/trace/visible-rows";
import type { SpanSelection } from "./use-span-selection";

export type SelectedRow = Pick<SpanSelection, "row" | "isChosen">;

const NONE: ReadonlySet<number> = new Set();

export interface RowFolding extends Folding {
  readonly toggleRow: (row: number) => void;
  readonly openFold: (fold: number) => void;
  readonly closeFold: (fold: number) => void;
  readonly revealRow: (row: number) => void;
  /** The next selection of this row leaves its fold closed: the fold's row was meant. */
  readonly keepFolded: (row: number) => void;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
  readonly openFolds: () => void;
  readonly closeFolds: () => void;
}

/**
 * Which rows are collapsed and which folds are open: at first none, but for the folds around the
 * selected row. A row chosen anywhere comes into sight; folding it away later stays. Of one that
 * nobody has chosen yet only the callers do: its own fold says already that it failed.
 */
export function useRowFolding(model: TraceModel, selection: SelectedRow): RowFolding {
  const { row: selectedRow, isChosen } = selection;
  const [collapsed, setCollapsed] = useState(NONE);
  const [open, setOpen] = useState<OpenFolds>(() =>
    openFoldsAround(model, NO_OPEN_FOLDS, [
      isChosen ? selectedRow : (model.parent[selectedRow] ?? -1),
    ]),
  );
  const keptRow = useRef(isChosen ? -1 : selectedRow);

  const revealRow = useCallback(
    (row: number) => {
      setCollapsed((set) => reveal(model, set, row));
      setOpen((set) => openFoldsAround(model, set, [row]));
    },
    [model],
  );
  useEffect(() => {
    if (keptRow.current !== selectedRow) revealRow(selectedRow);
    keptRow.current = -1;
  }, [revealRow, selectedRow]);

  return {
    collapsed,
    open,
    revealRow,
    toggleRow: useCallback((row: number) => setCollapsed((set) => toggle(set, row)), []),
    openFold: useCallback((fold: number) => setOpen((set) => withFold(set, fold)), []),
    closeFold: useCallback((fold: number) => setOpen((set) => withoutFold(set, fold)), []),
    keepFolded: useCallback((row: number) => {
      keptRow.current = row;
    }, []),
    collapseAll: useCallback(() => setCollapsed(parentRows(model)), [model]),
    expandAll: useCallback(() => setCollapsed(NONE), []),
    openFolds: useCallback(() => setOpen(allFolds(model)), [model]),
    closeFolds: useCallback(() => setOpen(NO_OPEN_FOLDS), []),
  };
}
