"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import type { ImperativePanelGroupHandle } from "react-resizable-panels";

export interface PanelSizes {
  readonly groupRef: RefObject<ImperativePanelGroupHandle | null>;
  /** For a divider of the group. */
  readonly divider: {
    readonly onDragging: (isDragging: boolean) => void;
    readonly onKeyDown: (event: { readonly key: string }) => void;
    readonly onKeyUp: (event: { readonly key: string }) => void;
    readonly onDoubleClick: () => void;
  };
}

const MOVING_KEYS: readonly string[] = [
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
];

/**
 * Sizes of panels in percent: as the reader drew them, else the usual ones. Only what they draw
 * themselves is remembered, in this browser: neither a link nor a larger window changes it. A
 * double click or Enter on a divider gives the usual sizes back.
 */
export function usePanelSizes(name: string, usual: readonly number[]): PanelSizes {
  const groupRef = useRef<ImperativePanelGroupHandle>(null);
  const key = `faultline.sizes.${name}`;
  const usualText = JSON.stringify(usual);
  useLayoutEffect(() => {
    const stored = parseSizes(localStorage.getItem(key));
    const sizes = stored ?? parseSizes(usualText);
    if (sizes?.length === groupRef.current?.getLayout().length) {
      groupRef.current?.setLayout([...(sizes ?? [])]);
    }
  }, [key, usualText]);
  const keep = () => {
    const sizes = groupRef.current?.getLayout();
    if (sizes !== undefined) localStorage.setItem(key, JSON.stringify(sizes));
  };
  const reset = () => {
    localStorage.removeItem(key);
    groupRef.current?.setLayout([...usual]);
  };
  return {
    groupRef,
    divider: {
      onDragging: (isDragging) => {
        if (!isDragging) keep();
      },
      onKeyDown: (event) => {
        if (event.key === "Enter") reset();
      },
      onKeyUp: (event) => {
        if (MOVING_KEYS.includes(event.key)) keep();
      },
      onDoubleClick: reset,
    },
  };
}

/** Null for what is none, or none that fills the group. */
function parseSizes(text: string | null): readonly number[] | null {
  if (text === null) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed) || !parsed.every((size) => typeof size === "number")) return null;
    const total = parsed.reduce((sum, size) => sum + size, 0);
    return Math.abs(total - 100) < 1 ? parsed : null;
  } catch {
    return null;
  }
}
