"use client";

import { type RefObject, useLayoutEffect } from "react";

/**
 * Keeps the open tab of a list that is too long in sight, and tells at which ends there is more
 * (`data-before`, `data-after`). The page around it is not scrolled.
 */
export function useScrolledTabs(ref: RefObject<HTMLElement | null>, value: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is open then
  useLayoutEffect(() => {
    if (ref.current !== null) showOpenTab(ref.current);
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
    const observer = new ResizeObserver(() => {
      showOpenTab(list);
      tell();
    });
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

function showOpenTab(list: HTMLElement): void {
  const tab = list.querySelector<HTMLElement>('[data-state="active"]');
  if (tab === null) return;
  const box = list.getBoundingClientRect();
  const { left, right } = tab.getBoundingClientRect();
  if (left < box.left + EDGE_PX) list.scrollLeft += left - box.left - EDGE_PX;
  else if (right > box.right - EDGE_PX) list.scrollLeft += right - box.right + EDGE_PX;
}
