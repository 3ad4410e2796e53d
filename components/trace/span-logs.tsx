"use client";

import { LogLevel } from "@/components/evidence/log-level";
import { CutLine } from "@/components/ui/cut-line";
import { LongText } from "@/components/ui/long-text";
import { useCut } from "@/components/ui/use-cut";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import type { LogRow } from "@/lib/view-models/trace/to-log-rows";
import styles from "./span-logs.module.css";

const FIRST_RECORDS = 50;

/** The log records of one span, whole. */
export function SpanLogs({ rows }: { rows: readonly LogRow[] }) {
  const cut = useCut(rows, FIRST_RECORDS);
  return (
    <>
      <ol className={styles.list}>
        {cut.shown.map((row) => (
          <li key={row.id} className={styles.line}>
            <span className={styles.head}>
              <span className={styles.offset}>+{formatDuration(row.offsetNano)}</span>
              <LogLevel level={row.level} />
            </span>
            <LongText className={styles.text} text={row.text} />
          </li>
        ))}
      </ol>
      <CutLine cut={cut} noun="log record">
        The tab Logs filters all of the trace.
      </CutLine>
    </>
  );
}
