"use client";

import {
  type FocusEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";

const OPEN_AFTER_MS = 300;
/** The pointer may wander from the element to its tip. */
const CLOSE_AFTER_MS = 100;
/** Whoever goes along a row of buttons waits at the first alone. */
const STILL_WARM_MS = 300;

/** At most one is open. */
const last = { close: () => {}, closedAtMs: Number.NEGATIVE_INFINITY };

/** When the tip of an element is shown: on hover and on focus by key; Escape, a press or scrolling closes it. */
export function useTooltip() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const after = (ms: number, run: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, ms);
  };
  const close = useCallback(() => {
    clearTimeout(timer.current);
    setAnchor(null);
  }, []);
  const open = (element: HTMLElement) => {
    last.close();
    last.close = close;
    setAnchor(element);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useCloseOnLeaving(anchor !== null, close);
  return {
    anchor,
    trigger: {
      onPointerEnter: ({ pointerType, currentTarget }: PointerEvent<HTMLElement>) => {
        if (pointerType === "touch") return;
        const isWarm = performance.now() - last.closedAtMs < STILL_WARM_MS;
        after(isWarm ? 0 : OPEN_AFTER_MS, () => open(currentTarget));
      },
      onPointerLeave: () => after(CLOSE_AFTER_MS, close),
      onPointerDown: close,
      onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => {
        if (currentTarget.matches(":focus-visible")) open(currentTarget);
      },
      onBlur: close,
    },
    tip: {
      onPointerEnter: () => clearTimeout(timer.current),
      onPointerLeave: () => after(CLOSE_AFTER_MS, close),
    },
  };
}

function useCloseOnLeaving(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // What it closed is the tip, and nothing else besides.
      event.preventDefault();
      close();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    document.addEventListener("scroll", close, { capture: true, passive: true });
    return () => {
      last.closedAtMs = performance.now();
      document.removeEventListener("keydown", onKey, { capture: true });
      document.removeEventListener("scroll", close, { capture: true });
    };
  }, [isOpen, close]);
}
