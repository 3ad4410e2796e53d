"use client";

import { type RefObject, useLayoutEffect } from "react";

/**
 * Keeps the open tab of a list that is too long in sight, and tells at which ends there is more
 * (`data-before`, `data-after`). The page around it is not scrolled.
 */
export function useScrolledTabs(ref: RefObject<HTMLElement | null>, value: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is open then
  useLayoutEffect(() => {
    const list = ref.current;
    const tab = list?.querySelector<HTMLElement>('[data-state="active"]');
    if (!list || !tab) return;
    const start = tab.offsetLeft - list.offsetLeft;
    const end = start + tab.offsetWidth - list.clientWidth;
    if (start < list.scrollLeft + EDGE_PX) list.scrollLeft = start - EDGE_PX;
    else if (end > list.scrollLeft - EDGE_PX) list.scrollLeft = end + EDGE_PX;
  }, [ref, value]);

  useLayoutEffect(() => {
    const list = ref.current;
    if (list === null) return;
    const tell = () => {
      list.toggleAttribute("data-before", list.scrollLeft > 1);
      const rest = list.scrollWidth - list.clientWidth - list.scrollLeft;
      list.toggleAttribute("data-after", rest > 1);
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(list);
    for (const tab of list.children) observer.observe(tab);
    list.addEventListener("scroll", tell, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener("scroll", tell);
    };
  }, [ref]);
}

/** What fades at an end. */
const EDGE_PX = 28;
