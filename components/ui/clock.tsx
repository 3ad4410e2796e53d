"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useSyncExternalStore,
} from "react";

const ServerNowContext = createContext(0);

/** `serverNowMs`: the instant of the server's render, so that hydration says the same "12 min ago". */
export function ClockProvider({
  serverNowMs,
  children,
}: {
  serverNowMs: number;
  children: ReactNode;
}) {
  return <ServerNowContext value={serverNowMs}>{children}</ServerNowContext>;
}

const TICK_MS = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for the whole page, running only while someone looks at it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time now in ms, moving on in steps: a component renders again only when its step changes. */
export function useNow(stepMs: number = TICK_MS): number {
  const serverNowMs = useContext(ServerNowContext);
  const floored = useCallback((ms: number) => Math.floor(ms / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(
    subscribe,
    () => floored(Date.now()),
    () => floored(serverNowMs),
  );
}
