"use client";

import { useEffect, useSyncExternalStore } from "react";

/** Whether code that comes later is there. */
export type LaterState<T> =
  | { readonly kind: "waiting" }
  | { readonly kind: "here"; readonly code: T }
  | { readonly kind: "failed" };

/** Code that a page does not begin with. */
export interface LaterCode<T> {
  /** Fetches it unless it is there or on its way; what failed is fetched anew. */
  readonly fetch: () => Promise<T>;
  /** As `fetch`, for whoever does not wait for it. */
  readonly fetchAhead: () => void;
  readonly state: () => LaterState<T>;
  readonly subscribe: (listener: () => void) => () => void;
}

const WAITING = { kind: "waiting" } as const;
const FAILED = { kind: "failed" } as const;
const waiting = () => WAITING;

export function laterCode<T>(load: () => Promise<T>): LaterCode<T> {
  const listeners = new Set<() => void>();
  let state: LaterState<T> = WAITING;
  let underWay: Promise<T> | null = null;
  const become = (next: LaterState<T>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const begin = async () => {
    if (state.kind === "failed") become(WAITING);
    try {
      const code = await load();
      become({ kind: "here", code });
      return code;
    } catch (error) {
      underWay = null;
      become(FAILED);
      throw error;
    }
  };
  const fetch = () => {
    underWay ??= begin();
    return underWay;
  };
  return {
    fetch,
    // Whoever shows it says that it failed.
    fetchAhead: () => void fetch().catch(() => {}),
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Fetches the code once the page is drawn; on the server, and in what it sent, it is not there yet. */
export function useLaterCode<T>(code: LaterCode<T>): LaterState<T> {
  useEffect(() => {
    if (code.state().kind !== "here") code.fetchAhead();
  }, [code]);
  return useSyncExternalStore(code.subscribe, code.state, waiting);
}
