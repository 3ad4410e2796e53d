"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { classList } from "@/components/ui/class-list";
import lines from "@/components/ui/line-list.module.css";
import { hueStyle } from "@/components/ui/service-dot";
import { useTimeZone } from "@/components/ui/time-zone";
import { useLineHeight } from "@/components/ui/use-line-height";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { formatClock, formatInstant } from "@/lib/view-models/format/format-time";
import type { LogRow } from "@/lib/view-models/trace/to-log-rows";
import { LogLevel } from "./log-level";
import styles from "./log-lines.module.css";

const SCROLLER = classList(lines.scroller, styles.logs);

interface LogLinesProps {
  rows: readonly LogRow[];
  selectedSpanId: string | null;
  onSelectSpan: (spanId: string) => void;
}

/** One line a record, only those in sight in the page. The whole text is in the span's details. */
export function LogLines({ rows, selectedSpanId, onSelectSpan }: LogLinesProps) {
  const scrollerRef = useRef<HTMLElement>(null);
  const linePx = useLineHeight();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => linePx,
    overscan: 10,
  });
  const [anchor] = useQueryState("anchor", parseAsString);
  const litAt = anchor === null ? -1 : rows.findIndex((row) => anchor === `log:${row.id}`);
  useEffect(() => {
    if (litAt >= 0) virtualizer.scrollToIndex(litAt);
  }, [litAt, virtualizer]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <section ref={scrollerRef} className={SCROLLER} tabIndex={0} aria-label="Logs">
      <ol className={lines.lines} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <LogLine
              key={row.id}
              row={row}
              topPx={start}
              selected={row.spanId !== null && row.spanId === selectedSpanId}
              lit={index === litAt}
              onSelectSpan={onSelectSpan}
            />
          );
        })}
      </ol>
    </section>
  );
}

interface LogLineProps {
  row: LogRow;
  topPx: number;
  selected: boolean;
  /** A sentence that cites it is looked at. */
  lit: boolean;
  onSelectSpan: (spanId: string) => void;
}

function LogLine({ row, topPx, selected, lit, onSelectSpan }: LogLineProps) {
  const { timeZone } = useTimeZone();
  const { spanId } = row;
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
      <span className={lines.text} title={row.text} data-words>
        {row.text}
      </span>
    </>
  );
  return (
    <li
      className={classList(lines.item, lit && lines.lit)}
      style={{ top: topPx }}
      aria-current={lit ? "true" : undefined}
    >
      {spanId === null ? (
        <span className={lines.line}>{content}</span>
      ) : (
        <button
          type="button"
          className={classList(lines.line, selected && lines.selected)}
          aria-pressed={selected}
          onClick={() => onSelectSpan(spanId)}
        >
          {content}
        </button>
      )}
    </li>
  );
}

function offsetText(offsetNano: number): string {
  return offsetNano < 0 ? formatDuration(offsetNano) : `+${formatDuration(offsetNano)}`;
}
