"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import {
  isWhole,
  rangeBetween,
  shareOf,
  type TimeRange,
  wholeRange,
} from "@/lib/view-models/trace/time-range";

/** A press that moves less than this is a click and zooms nowhere. */
const DRAG_THRESHOLD_PX = 4;
const KEY_STEP_SHARE = 0.02;

/** Dragging across the minimap, its two handles, and going back to the whole. */
export function useBrush(
  range: TimeRange,
  durationNano: number,
  onRange: (range: TimeRange) => void,
) {
  const dragFrom = useRef<{ readonly x: number; readonly nano: number } | null>(null);
  const whole = wholeRange(durationNano);

  const timeAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    return share * whole.toNano;
  };

  const surface = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      dragFrom.current = { x: event.clientX, nano: grabbed(event, range) ?? timeAt(event) };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = dragFrom.current;
      if (from === null || Math.abs(event.clientX - from.x) < DRAG_THRESHOLD_PX) return;
      onRange(rangeBetween(from.nano, timeAt(event), durationNano));
    },
    onPointerUp: () => {
      dragFrom.current = null;
    },
    onDoubleClick: () => onRange(whole),
  };

  return {
    zoomed: !isWhole(range, durationNano),
    fromPercent: shareOf(whole, range.fromNano) * 100,
    toPercent: shareOf(whole, range.toNano) * 100,
    reset: () => onRange(whole),
    surface,
    handles: [
      handle("from", "Start of the time shown", range, whole, onRange),
      handle("to", "End of the time shown", range, whole, onRange),
    ],
  };
}

/** A drag that starts on a handle keeps the other end where it is. */
function grabbed(event: PointerEvent<HTMLElement>, range: TimeRange): number | null {
  const edge = event.target instanceof HTMLElement ? event.target.dataset.edge : undefined;
  if (edge === "from") return range.toNano;
  return edge === "to" ? range.fromNano : null;
}

function handle(
  edge: "from" | "to",
  label: string,
  range: TimeRange,
  whole: TimeRange,
  onRange: (range: TimeRange) => void,
) {
  const at = edge === "from" ? range.fromNano : range.toNano;
  const other = edge === "from" ? range.toNano : range.fromNano;
  return {
    key: edge,
    percent: shareOf(whole, at) * 100,
    "data-edge": edge,
    role: "slider" as const,
    tabIndex: 0,
    "aria-label": label,
    "aria-valuemin": 0,
    "aria-valuemax": Math.round(whole.toNano),
    "aria-valuenow": Math.round(at),
    "aria-valuetext": formatDuration(at),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = stepOf(event.key) * whole.toNano;
      if (step === 0) return;
      event.preventDefault();
      onRange(rangeBetween(at + step, other, whole.toNano));
    },
  };
}

function stepOf(key: string): number {
  if (key === "ArrowLeft") return -KEY_STEP_SHARE;
  return key === "ArrowRight" ? KEY_STEP_SHARE : 0;
}
