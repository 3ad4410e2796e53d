"use client";

import { useLayoutEffect, useRef } from "react";
import { type KeyBinding, registerKeys } from "./key-registry";

/**
 * Makes keys work while the component is mounted and lists them in the cheat-sheet. Suppressed
 * while typing and in dialogs. The bindings may be made anew at each render: the last ones run. What
 * is drawn hears at once: a key that follows quickly would be lost on one that is registered later.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });

  const signature = bindings
    .map(({ keys, label, group }) => `${keys} ${label} ${group}`)
    .join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: registered again only when what is listed changes
  useLayoutEffect(() => {
    const stable = latest.current.map((binding, index) => ({
      ...binding,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }));
    return registerKeys(stable);
  }, [signature]);
}
