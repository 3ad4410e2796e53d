"use client";

import {
  formatDateTime,
  formatDateTimeWithOffset,
  formatRelativeTime,
} from "@/lib/view-models/format/format-time";
import { classList } from "./class-list";
import { useNow } from "./clock";
import styles from "./time.module.css";
import { useTimeZone } from "./time-zone";

export interface TimeProps {
  unixMs: number;
  /** What is drawn, `clock` without its date; the others stand in the title. */
  show?: "relative" | "absolute" | "clock";
  className?: string;
}

/** Where `2026-11-21 02:14:07` is begun. */
const DRAWN_FROM = { absolute: 0, clock: 11 } as const;
const RELATIVE_STEP_MS = 5000;

/** An instant, in the reader's zone. */
export function Time({ unixMs, show = "relative", className }: TimeProps) {
  const { timeZone } = useTimeZone();
  const nowMs = useNow(RELATIVE_STEP_MS);
  const relative = formatRelativeTime(unixMs, nowMs);
  const absolute = formatDateTimeWithOffset(unixMs, timeZone);
  return (
    <time
      className={classList(styles.time, className)}
      dateTime={Number.isFinite(unixMs) ? new Date(unixMs).toISOString() : undefined}
      title={`${absolute} · ${relative}`}
    >
      {show === "relative" ? relative : formatDateTime(unixMs, timeZone).slice(DRAWN_FROM[show])}
    </time>
  );
}
