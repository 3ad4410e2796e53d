"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** Fine enough to lay out by, coarse enough that a drag does not render for every pixel. */
const STEP_PX = 8;

/** The height of an element in pixels, in steps; 0 before it is measured. Keeps the last while hidden. */
export function useHeight(ref: RefObject<HTMLElement | null>): number {
  const [heightPx, setHeightPx] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const next = Math.round(element.clientHeight / STEP_PX) * STEP_PX;
      if (next > 0) setHeightPx(next);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return heightPx;
}
