"use client";

import { useTimeZone } from "@/components/ui/time-zone";
import { formatClock, formatInstant } from "@/lib/view-models/format/format-time";
import type { SpanAdjustment } from "@/lib/view-models/trace/span-adjustment";
import styles from "./span-facts.module.css";

/** That a span was moved, by how much, and the times that its host had recorded. */
export function SpanClock({ adjustment }: { adjustment: SpanAdjustment }) {
  const { text, host, rawStartUnixNano, rawEndUnixNano } = adjustment;
  return (
    <div className={styles.line}>
      <span className={styles.quiet}>{text}; recorded by</span>
      <code>{host}</code>
      <span className={styles.quiet}>as</span>
      <RawTime unixNano={rawStartUnixNano} />
      <span className={styles.quiet}>to</span>
      {rawEndUnixNano === null ? "no end" : <RawTime unixNano={rawEndUnixNano} />}
    </div>
  );
}

function RawTime({ unixNano }: { unixNano: bigint }) {
  const { timeZone } = useTimeZone();
  return (
    <time title={formatInstant(unixNano, timeZone)}>{formatClock(unixNano, timeZone, 6)}</time>
  );
}
