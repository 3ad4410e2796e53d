"use client";

import { formatElapsed } from "@/lib/view-models/format/format-duration";
import { useNow } from "./clock";
import styles from "./time.module.css";

export interface ElapsedProps {
  sinceMs: number;
  /** Null while it goes on: then it ticks. */
  untilMs: number | null;
}

export function Elapsed({ sinceMs, untilMs }: ElapsedProps) {
  if (untilMs === null) return <Ticking sinceMs={sinceMs} />;
  return <span className={styles.time}>{formatElapsed(untilMs - sinceMs)}</span>;
}

function Ticking({ sinceMs }: { sinceMs: number }) {
  const nowMs = useNow();
  // A timer role is silent by default: a screen reader reads it when asked, not every second.
  return (
    <span className={styles.time} role="timer">
      {formatElapsed(nowMs - sinceMs)}
    </span>
  );
}
