"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the keyboard has a ⌘ key. False while the server renders. */
export function useApple(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}
