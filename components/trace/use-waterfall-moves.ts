"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useRef } from "react";
import { nearestRow } from "@/lib/view-models/trace/failing-rows";
import { foldFacts } from "@/lib/view-models/trace/fold-facts";
import { closedFoldOf } from "@/lib/view-models/trace/open-folds";
import { rangeAround, type TimeRange } from "@/lib/view-models/trace/time-range";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { positionOf, shownRow } from "@/lib/view-models/trace/visible-rows";
import { clickedRow } from "./clicked-row";
import type { WaterfallView } from "./use-waterfall-view";

export interface WaterfallMoves {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onDoubleClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly step: (by: number) => void;
  readonly collapse: () => void;
  readonly expand: () => void;
  /** Opens the fold that is selected; into the details of a span. */
  readonly enter: () => void;
  readonly toError: (direction: 1 | -1) => void;
  readonly toMatch: (direction: 1 | -1) => void;
  readonly zoomToSpan: () => void;
}

interface MovesInput {
  readonly model: TraceModel;
  readonly view: WaterfallView;
  readonly selectedRow: number;
  readonly onSelect: (row: number) => void;
  readonly onEnter: () => void;
}

const PAGE_ROWS = 20;

/** Every way to go from one row to another, by pointer and by keys (WAI-ARIA treegrid pattern). */
export function useWaterfallMoves(input: MovesInput): WaterfallMoves {
  const { model, view, selectedRow, onSelect, onEnter } = input;
  const gridRef = useRef<HTMLDivElement>(null);

  const cursorRow = shownRow(model, view.visible, view.open, selectedRow);
  const cursorFold = closedFoldOf(model, view.open, cursorRow);
  const step = (by: number) => {
    const at = positionOf(view.visible, cursorRow);
    const next = view.visible[Math.min(Math.max(at + by, 0), view.visible.length - 1)];
    if (next !== undefined) goTo(next);
  };
  /** The row of a closed fold is selected as the member to look at first. */
  const goTo = (row: number) => {
    const fold = closedFoldOf(model, view.open, row);
    if (fold < 0) return onSelect(row);
    const { leadRow } = foldFacts(model, fold);
    view.keepFolded(leadRow);
    onSelect(leadRow);
  };
  const openFold = (fold: number) => {
    view.openFold(fold);
    onSelect(foldFacts(model, fold).leadRow);
  };
  const jump = (rows: Int32Array, direction: 1 | -1) => {
    const row = nearestRow(rows, selectedRow, direction);
    if (row < 0) return;
    view.revealRow(row);
    onSelect(row);
  };
  const canCollapse = (model.descendantCount[cursorRow] ?? 0) > 0 && !view.collapsed.has(cursorRow);
  const collapse = () => {
    const parent = model.parent[cursorRow] ?? -1;
    const fold = model.folds.foldOf[cursorRow] ?? -1;
    if (cursorFold < 0 && canCollapse) view.toggleRow(cursorRow);
    else if (cursorFold < 0 && fold >= 0 && !view.pinned.has(fold)) view.closeFold(fold);
    else if (parent >= 0) goTo(parent);
  };
  const expand = () => {
    if (cursorFold >= 0) openFold(cursorFold);
    else if (view.collapsed.has(cursorRow)) view.toggleRow(cursorRow);
    else if (canCollapse) step(1);
  };
  const enter = () => (cursorFold >= 0 ? openFold(cursorFold) : onEnter());

  const zoomToSpan = () => view.setRange(rangeOf(model, selectedRow, cursorFold));

  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(PAGE_ROWS),
    PageUp: () => step(-PAGE_ROWS),
    Home: () => step(-model.rowCount),
    End: () => step(model.rowCount),
    ArrowLeft: collapse,
    ArrowRight: expand,
    Enter: enter,
    " ": enter,
  };

  return {
    gridRef,
    step,
    collapse,
    expand,
    enter,
    toError: (direction) => jump(view.failing, direction),
    toMatch: (direction) => jump(view.matches, direction),
    zoomToSpan,
    onDoubleClick: zoomToSpan,
    onClick: (event) => {
      const clicked = clickedRow(event);
      if (clicked === null) return;
      const { row, on } = clicked;
      const fold = closedFoldOf(model, view.open, row);
      if (fold >= 0) openFold(fold);
      else if (on === "fold") view.closeFold(model.folds.foldOf[row] ?? -1);
      else if (on === "arrow") view.toggleRow(row);
      else onSelect(row);
    },
    onKeyDown: (event) => {
      const action = actions[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      action();
    },
  };
}

/** The time of a span, or of a whole fold (-1: of none), with some room around it. */
function rangeOf(model: TraceModel, row: number, fold: number): TimeRange {
  const { durationNano } = model;
  if (fold >= 0) {
    const { offsetNano, extentNano } = foldFacts(model, fold);
    return rangeAround(offsetNano, extentNano, durationNano);
  }
  const lengthNano = model.rowDurationNano[row] ?? 0;
  return rangeAround(model.offsetNano[row] ?? 0, lengthNano, durationNano);
}
