"use client";

import { classList } from "@/components/ui/class-list";
import { CopyButton } from "@/components/ui/copy-button";
import { LineList } from "@/components/ui/line-list";
import lines from "@/components/ui/line-list.module.css";
import { hueStyle } from "@/components/ui/service-dot";
import { formatOffset } from "@/lib/view-models/format/format-offset";
import type { KernelRow } from "@/lib/view-models/trace/to-kernel-rows";
import { KernelGrade } from "./kernel-grade";
import styles from "./kernel-lines.module.css";
import { useCitedAnchor } from "./use-cited-anchor";

interface KernelLinesProps {
  rows: readonly KernelRow[];
  selectedSpanId: string | null;
  serviceOf: (row: number) => string;
  onSelectSpan: (spanId: string) => void;
}

/** One line a fact. Its raw events are in the span's details. */
export function KernelLines(props: KernelLinesProps) {
  const { rows, selectedSpanId, serviceOf, onSelectSpan } = props;
  const anchor = useCitedAnchor();
  const litAt = anchor === null ? -1 : rows.findIndex(({ anchors }) => anchors.includes(anchor));
  return (
    <LineList
      label="Kernel events"
      className={styles.events}
      count={rows.length}
      keyOf={(index) => rows[index]?.id ?? ""}
      litAt={litAt}
    >
      {(index) => {
        const row = rows[index];
        return row === undefined ? null : (
          <>
            <KernelLine
              row={row}
              service={serviceOf(row.row)}
              selected={row.nodeId === selectedSpanId}
              onSelectSpan={onSelectSpan}
            />
            <CopyButton text={row.anchors[0] ?? ""} label={`Copy the anchor of: ${row.text}`} />
          </>
        );
      }}
    </LineList>
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
