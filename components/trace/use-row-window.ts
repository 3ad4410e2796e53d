"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";
import { useNarrow } from "@/components/ui/use-narrow";
import { positionOf } from "@/lib/view-models/trace/visible-rows";

/** `--row` and `--head-height` in pixels; on a phone the bar stands below its name. */
const ROW_PX = 24;
const PHONE_ROW_PX = 44;
const HEAD_PX = 64;
const OVERSCAN_ROWS = 12;
/** Rows kept between the selected one and the edge it came over. */
const CONTEXT_ROWS = 2;

export interface RowWindow {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly items: readonly { readonly index: number; readonly topPx: number }[];
  readonly totalPx: number;
  readonly viewPx: number;
}

/** Which of the visible rows are in sight; keeps the selected row in sight when it changes. */
export function useRowWindow(visible: Int32Array, selectedRow: number): RowWindow {
  const rowPx = useNarrow() ? PHONE_ROW_PX : ROW_PX;
  const scrollerRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
  });

  const position = positionOf(visible, selectedRow);
  const last = useRef({ position: -1, viewPx: 0 });
  const keepSelected = useCallback(() => {
    const scroller = scrollerRef.current;
    if (scroller === null || scroller.clientHeight === 0 || position < 0) return;
    const before = last.current;
    // The head is lower where there is little room.
    const viewPx = scroller.clientHeight - (scroller.firstElementChild?.clientHeight ?? HEAD_PX);
    last.current = { position, viewPx };
    const scrollIn = (px: number) => keepInSight(position * rowPx, rowPx, scroller.scrollTop, px);
    // A panel that becomes lower keeps what was in sight; what was scrolled away from stays away.
    const isSame = before.position === position;
    const next = isSame && scrollIn(before.viewPx) !== null ? null : scrollIn(viewPx);
    if (next !== null) virtualizer.scrollToOffset(next);
  }, [position, rowPx, virtualizer]);
  useLayoutEffect(() => {
    keepSelected();
    const observer = new ResizeObserver(keepSelected);
    if (scrollerRef.current !== null) observer.observe(scrollerRef.current);
    return () => observer.disconnect();
  }, [keepSelected]);

  return {
    scrollerRef,
    items: virtualizer
      .getVirtualItems()
      .map(({ index, start }) => ({ index, topPx: start - HEAD_PX })),
    totalPx: virtualizer.getTotalSize(),
    viewPx: virtualizer.scrollRect?.height ?? 0,
  };
}

/** The scroll offset that brings a row into sight with some context; null when it is there already. */
function keepInSight(
  topPx: number,
  rowPx: number,
  scrollPx: number,
  viewPx: number,
): number | null {
  const margin = Math.min(CONTEXT_ROWS * rowPx, Math.max((viewPx - rowPx) / 2, 0));
  if (topPx < scrollPx) return Math.max(topPx - margin, 0);
  const overPx = topPx + rowPx - (scrollPx + viewPx);
  if (overPx <= 0) return null;
  // From afar the row is set into the middle, so that what leads to it is seen as well.
  return overPx > viewPx ? topPx - viewPx / 2 : scrollPx + overPx + margin;
}
