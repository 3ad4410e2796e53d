"use client";

import { useCallback, useSyncExternalStore } from "react";

/** A tablet held upright has no room for three panels. The same figure stands in style sheets. */
const NARROW = "(max-width: 860px)";

/** Whether panels stand below each other because there is no room beside. False on the server. */
export function useNarrow(): boolean {
  return useMedia(NARROW);
}

/** Whether a media query holds. False on the server. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
