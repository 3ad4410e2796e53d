"use client";

import { LogLevel } from "@/components/evidence/log-level";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import type { LogRow } from "@/lib/view-models/trace/to-log-rows";
import styles from "./span-logs.module.css";

/** The log records of one span, whole. */
export function SpanLogs({ rows }: { rows: readonly LogRow[] }) {
  return (
    <ol className={styles.list}>
      {rows.map((row) => (
        <li key={row.id} className={styles.line}>
          <span className={styles.head}>
            <span className={styles.offset}>+{formatDuration(row.offsetNano)}</span>
            <LogLevel level={row.level} />
          </span>
          <span className={styles.text}>{row.text}</span>
        </li>
      ))}
    </ol>
  );
}
