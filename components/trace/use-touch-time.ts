"use client";

import { type PointerEvent, useRef } from "react";
import { type FingerMove, holdRange } from "@/lib/view-models/trace/hold-range";
import { isWhole, type TimeRange } from "@/lib/view-models/trace/time-range";

/** A finger that moves less than this taps. */
const TAP_PX = 8;

interface Touched {
  readonly fingers: ReadonlyMap<number, FingerMove>;
  /** What was drawn when the last finger came or went. */
  readonly range: TimeRange;
  readonly startX: number;
  isMoving: boolean;
}

/** The part of the rows that the bars are drawn over, by its distance from their edges. */
export interface BarArea {
  readonly startPx: number;
  readonly endPx: number;
}

/** Two fingers on the rows stretch the time, one moves it sideways while a part is shown. */
export function useTouchTime(
  range: TimeRange,
  durationNano: number,
  onRange: (range: TimeRange) => void,
  area: BarArea,
) {
  const touched = useRef<Touched | null>(null);
  const shareOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return (event.clientX - box.left - area.startPx) / (box.width - area.startPx - area.endPx);
  };
  const restart = (fingers: Map<number, FingerMove>, startX: number) => {
    const set = new Map([...fingers].map(([id, { to }]) => [id, { from: to, to }] as const));
    touched.current = set.size === 0 ? null : { fingers: set, range, startX, isMoving: false };
  };
  const lift = (event: PointerEvent<HTMLElement>) => {
    const left = new Map(touched.current?.fingers);
    if (left.delete(event.pointerId)) restart(left, event.clientX);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType !== "touch") return;
      const share = shareOf(event);
      const fingers = new Map(touched.current?.fingers);
      restart(fingers.set(event.pointerId, { from: share, to: share }), event.clientX);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = touched.current;
      const finger = now?.fingers.get(event.pointerId);
      if (now === null || finger === undefined) return;
      const fingers = new Map(now.fingers).set(event.pointerId, {
        from: finger.from,
        to: shareOf(event),
      });
      const isMoving = now.isMoving || Math.abs(event.clientX - now.startX) >= TAP_PX;
      touched.current = { ...now, fingers, isMoving };
      const [first, second] = [...fingers.values()];
      if (first === undefined || !isMoving) return;
      if (second !== undefined || !isWhole(now.range, durationNano)) {
        onRange(holdRange(now.range, [first, second], durationNano));
      }
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
}
