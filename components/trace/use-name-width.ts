"use client";

import { type KeyboardEvent, type PointerEvent, useCallback, useState } from "react";

const STORAGE_KEY = "faultline.waterfall.name-width";
/** Of the window, until the reader chooses: names are cut least where there is room. */
const DEFAULT_SHARE = 0.21;
const LEAST_DEFAULT_PX = 280;
const MOST_DEFAULT_PX = 420;
const MIN_PX = 140;
const MAX_PX = 720;
const KEY_STEP_PX = 16;

export interface NameWidth {
  readonly widthPx: number;
  /** For the divider: a separator that a pointer drags and arrow keys move. */
  readonly divider: {
    readonly role: "separator";
    readonly tabIndex: 0;
    readonly "aria-label": string;
    readonly "aria-orientation": "vertical";
    readonly "aria-valuenow": number;
    readonly "aria-valuemin": number;
    readonly "aria-valuemax": number;
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onDoubleClick: () => void;
  };
}

/** The width of the name column: the reader's own, remembered in this browser and in no link. */
export function useNameWidth(): NameWidth {
  const [widthPx, setWidthPx] = useState(readStored);

  const move = useCallback((px: number) => {
    const next = Math.round(Math.min(Math.max(px, MIN_PX), MAX_PX));
    setWidthPx(next);
    localStorage.setItem(STORAGE_KEY, String(next));
  }, []);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const startX = event.clientX;
    const onMove = (moved: globalThis.PointerEvent) => move(widthPx + moved.clientX - startX);
    const onUp = () => handle.removeEventListener("pointermove", onMove);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("lostpointercapture", onUp, { once: true });
    event.preventDefault();
  };
  const reset = () => {
    localStorage.removeItem(STORAGE_KEY);
    setWidthPx(defaultPx());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter") {
      event.preventDefault();
      return reset();
    }
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    move(widthPx + (event.key === "ArrowLeft" ? -KEY_STEP_PX : KEY_STEP_PX));
  };

  return {
    widthPx,
    divider: {
      role: "separator",
      tabIndex: 0,
      "aria-label": "Width of the names",
      "aria-orientation": "vertical",
      "aria-valuenow": widthPx,
      "aria-valuemin": MIN_PX,
      "aria-valuemax": MAX_PX,
      onPointerDown,
      onKeyDown,
      onDoubleClick: reset,
    },
  };
}

/** The waterfall is drawn in the browser alone, once its rows have come. */
function readStored(): number {
  const stored = Number(localStorage.getItem(STORAGE_KEY));
  return stored >= MIN_PX && stored <= MAX_PX ? stored : defaultPx();
}

function defaultPx(): number {
  const share = Math.round(window.innerWidth * DEFAULT_SHARE);
  return Math.min(Math.max(share, LEAST_DEFAULT_PX), MOST_DEFAULT_PX);
}
