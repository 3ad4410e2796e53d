"use client";

import { useCallback, useSyncExternalStore } from "react";

const KEY = "faultline.reviewer";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who works in this browser: said once, kept, and recorded with what is done; empty until then. */
export function useOwnName(): readonly [string, (name: string) => void] {
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
