"use client";

import { classList } from "@/components/ui/class-list";
import { LineList } from "@/components/ui/line-list";
import lines from "@/components/ui/line-list.module.css";
import { hueStyle } from "@/components/ui/service-dot";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { formatClock, formatInstant } from "@/lib/view-models/format/format-time";
import { cutLine } from "@/lib/view-models/format/next-cut";
import type { LogRow } from "@/lib/view-models/trace/to-log-rows";
import { LogLevel } from "./log-level";
import styles from "./log-lines.module.css";
import { useCitedAnchor } from "./use-cited-anchor";

interface LogLinesProps {
  rows: readonly LogRow[];
  selectedSpanId: string | null;
  onSelectSpan: (spanId: string) => void;
}

/** One line a record. The whole text is in the span's details. */
export function LogLines({ rows, selectedSpanId, onSelectSpan }: LogLinesProps) {
  const anchor = useCitedAnchor();
  const litAt = anchor === null ? -1 : rows.findIndex((row) => anchor === `log:${row.id}`);
  return (
    <LineList
      label="Logs"
      className={styles.logs}
      count={rows.length}
      keyOf={(index) => rows[index]?.id ?? ""}
      litAt={litAt}
    >
      {(index) => {
        const row = rows[index];
        return row === undefined ? null : (
          <LogLine
            row={row}
            selected={row.spanId !== null && row.spanId === selectedSpanId}
            onSelectSpan={onSelectSpan}
          />
        );
      }}
    </LineList>
  );
}

interface LogLineProps {
  row: LogRow;
  selected: boolean;
  onSelectSpan: (spanId: string) => void;
}

function LogLine({ row, selected, onSelectSpan }: LogLineProps) {
  const { timeZone } = useTimeZone();
  const { spanId } = row;
  const words = cutLine(row.text);
  const content = (
    <>
      <time className={lines.time} title={formatInstant(row.timeUnixNano, timeZone)}>
        {formatClock(row.timeUnixNano, timeZone)}
      </time>
      <span className={lines.offset}>{offsetText(row.offsetNano)}</span>
      <LogLevel level={row.level} />
      <span className={`service-hue ${lines.service}`} style={hueStyle(row.service)}>
        {row.service}
      </span>
      <span className={lines.text} title={words} data-words>
        {words}
      </span>
    </>
  );
  if (spanId === null) return <span className={lines.line}>{content}</span>;
  return (
    <button
      type="button"
      className={classList(lines.line, selected && lines.selected)}
      aria-pressed={selected}
      onClick={() => onSelectSpan(spanId)}
    >
      {content}
    </button>
  );
}

function offsetText(offsetNano: number): string {
  return offsetNano < 0 ? formatDuration(offsetNano) : `+${formatDuration(offsetNano)}`;
}
