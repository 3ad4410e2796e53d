"use client";

import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef } from "react";
import { useNarrow } from "./use-narrow";

/** `--row` of the lists of lines in pixels; on a phone a line is two. */
const LINE_PX = 24;
const PHONE_LINE_PX = 44;

export interface LineWindow {
  readonly scrollerRef: RefObject<HTMLElement | null>;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
}

/** Which lines of `line-list.module.css` are in sight of those that there are. */
export function useLineWindow(count: number): LineWindow {
  const linePx = useNarrow() ? PHONE_LINE_PX : LINE_PX;
  const scrollerRef = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => linePx,
    overscan: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines of another height stand elsewhere
  useEffect(() => virtualizer.measure(), [linePx, virtualizer]);
  return { scrollerRef, virtualizer };
}
