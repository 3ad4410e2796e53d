"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useRef } from "react";
import { nearestRow } from "@/lib/view-models/trace/failing-rows";
import { rangeAround } from "@/lib/view-models/trace/time-range";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { positionOf, shownRow } from "@/lib/view-models/trace/visible-rows";
import type { WaterfallView } from "./use-waterfall-view";

export interface WaterfallMoves {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onDoubleClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly step: (by: number) => void;
  readonly collapse: () => void;
  readonly expand: () => void;
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

  const step = (by: number) => {
    const at = positionOf(view.visible, shownRow(model, view.visible, selectedRow));
    const next = view.visible[Math.min(Math.max(at + by, 0), view.visible.length - 1)];
    if (next !== undefined) onSelect(next);
  };
  const jump = (rows: Int32Array, direction: 1 | -1) => {
    const row = nearestRow(rows, selectedRow, direction);
    if (row < 0) return;
    view.revealRow(row);
    onSelect(row);
  };
  const canCollapse =
    (model.descendantCount[selectedRow] ?? 0) > 0 && !view.collapsed.has(selectedRow);
  const collapse = () => {
    const parent = model.parent[selectedRow] ?? -1;
    if (canCollapse) view.toggleRow(selectedRow);
    else if (parent >= 0) onSelect(parent);
  };
  const expand = () => {
    if (view.collapsed.has(selectedRow)) view.toggleRow(selectedRow);
    else if (canCollapse) step(1);
  };

  const zoomToSpan = () => {
    const offsetNano = model.offsetNano[selectedRow] ?? 0;
    const lengthNano = model.rowDurationNano[selectedRow] ?? 0;
    view.setRange(rangeAround(offsetNano, lengthNano, model.durationNano));
  };

  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(PAGE_ROWS),
    PageUp: () => step(-PAGE_ROWS),
    Home: () => step(-model.rowCount),
    End: () => step(model.rowCount),
    ArrowLeft: collapse,
    ArrowRight: expand,
    Enter: onEnter,
    " ": onEnter,
  };

  return {
    gridRef,
    step,
    collapse,
    expand,
    toError: (direction) => jump(view.failing, direction),
    toMatch: (direction) => jump(view.matches, direction),
    zoomToSpan,
    onDoubleClick: zoomToSpan,
    onClick: (event) => {
      const row = clickedRow(event);
      if (row === null) return;
      if (row.onArrow) view.toggleRow(row.row);
      else onSelect(row.row);
    },
    onKeyDown: (event) => {
      const action = actions[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      action();
    },
  };
}

function clickedRow(event: MouseEvent<HTMLElement>): { row: number; onArrow: boolean } | null {
  if (!(event.target instanceof Element)) return null;
  const element = event.target.closest<HTMLElement>("[data-row]");
  if (element === null) return null;
  const onArrow = event.target.closest("[data-toggle]") !== null;
  return { row: Number(element.dataset.row), onArrow };
}
