"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { positionOf } from "@/lib/view-models/trace/visible-rows";

/** `--row` and `--head-height` in pixels. */
const ROW_PX = 24;
const HEAD_PX = 64;
const OVERSCAN_ROWS = 12;

export interface RowWindow {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly items: readonly { readonly index: number; readonly topPx: number }[];
  readonly totalPx: number;
  readonly viewPx: number;
}

/** Which of the visible rows are in sight; keeps the selected row in sight when it changes. */
export function useRowWindow(visible: Int32Array, selectedRow: number): RowWindow {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN_ROWS,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
  });

  const position = positionOf(visible, selectedRow);
  useLayoutEffect(() => {
    if (position < 0) return;
    const { scrollOffset, scrollRect } = virtualizer;
    const top = position * ROW_PX;
    const from = scrollOffset ?? 0;
    const inSight = top >= from && top + ROW_PX <= from + (scrollRect?.height ?? 0) - HEAD_PX;
    if (!inSight) virtualizer.scrollToIndex(position, { align: "center" });
  }, [position, virtualizer]);

  return {
    scrollerRef,
    items: virtualizer
      .getVirtualItems()
      .map(({ index, start }) => ({ index, topPx: start - HEAD_PX })),
    totalPx: virtualizer.getTotalSize(),
    viewPx: virtualizer.scrollRect?.height ?? 0,
  };
}
