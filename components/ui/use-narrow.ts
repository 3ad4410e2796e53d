"use client";

import { useSyncExternalStore } from "react";

/** As wide as a phone held upright, or a little more; the same figure stands in style sheets. */
const NARROW = "(max-width: 720px)";

/** Whether panels stand below each other because there is no room beside. False on the server. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
