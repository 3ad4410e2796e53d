"use client";

import { useCallback, useSyncExternalStore } from "react";

const KEY = "faultline.reviewer";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who labels in this browser; empty until somebody has said. */
export function useReviewer(): readonly [string, (name: string) => void] {
  const name = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY) ?? "",
    () => "",
  );
  const set = useCallback((next: string) => {
    localStorage.setItem(KEY, next);
    for (const listener of listeners) listener();
  }, []);
  return [name, set];
}
