"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { writeClipboard } from "./write-clipboard";

export type CopyState = "idle" | "copied" | "failed";

const FEEDBACK_MS = 1500;

/** Copies text and tells for a moment how it went. */
export function useCopy(): { state: CopyState; copy: (text: string) => Promise<void> } {
  const [state, setState] = useState<CopyState>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = useCallback(async (text: string) => {
    setState((await writeClipboard(text)) ? "copied" : "failed");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), FEEDBACK_MS);
  }, []);

  return { state, copy };
}
