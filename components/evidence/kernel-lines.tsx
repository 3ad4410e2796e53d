"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { classList } from "@/components/ui/class-list";
import { CopyButton } from "@/components/ui/copy-button";
import lines from "@/components/ui/line-list.module.css";
import { hueStyle } from "@/components/ui/service-dot";
import { useLineHeight } from "@/components/ui/use-line-height";
import { formatOffset } from "@/lib/view-models/format/format-offset";
import type { KernelRow } from "@/lib/view-models/trace/to-kernel-rows";
import { KernelGrade } from "./kernel-grade";
import styles from "./kernel-lines.module.css";

const SCROLLER = classList(lines.scroller, styles.events);

interface KernelLinesProps {
  rows: readonly KernelRow[];
  selectedSpanId: string | null;
  serviceOf: (row: number) => string;
  onSelectSpan: (spanId: string) => void;
}

/** One line a fact, only those in sight in the page. Its raw events are in the span's details. */
export function KernelLines(props: KernelLinesProps) {
  const { rows, selectedSpanId, serviceOf, onSelectSpan } = props;
  const scrollerRef = useRef<HTMLElement>(null);
  const linePx = useLineHeight();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => linePx,
    overscan: 10,
  });
  const [anchor] = useQueryState("anchor", parseAsString);
  const litAt = anchor === null ? -1 : rows.findIndex(({ anchors }) => anchors.includes(anchor));
  useEffect(() => {
    if (litAt >= 0) virtualizer.scrollToIndex(litAt);
  }, [litAt, virtualizer]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <section ref={scrollerRef} className={SCROLLER} tabIndex={0} aria-label="Kernel events">
      <ol className={lines.lines} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={row.id}
              className={classList(lines.item, index === litAt && lines.lit)}
              style={{ top: start }}
              aria-current={index === litAt ? "true" : undefined}
            >
              <KernelLine
                row={row}
                service={serviceOf(row.row)}
                selected={row.nodeId === selectedSpanId}
                onSelectSpan={onSelectSpan}
              />
              <CopyButton text={row.anchors[0] ?? ""} label={`Copy the anchor of: ${row.text}`} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface KernelLineProps {
  row: KernelRow;
  service: string;
  selected: boolean;
  onSelectSpan: (spanId: string) => void;
}

function KernelLine({ row, service, selected, onSelectSpan }: KernelLineProps) {
  return (
    <button
      type="button"
      className={classList(lines.line, selected && lines.selected)}
      aria-pressed={selected}
      onClick={() => onSelectSpan(row.nodeId)}
    >
      <span className={lines.offset}>{formatOffset(row.offsetNano)}</span>
      <span className={classList(styles.mark, row.failed && styles.failed)}>
        {row.failed ? "▲ failed" : "△"}
      </span>
      <span className={`service-hue ${lines.service}`} style={hueStyle(service)}>
        {service}
      </span>
      <span className={lines.text} title={`${row.text}\n${row.place}`} data-words>
        {row.text}
      </span>
      <span className={styles.place}>{row.place}</span>
      <KernelGrade row={row} />
    </button>
  );
}
