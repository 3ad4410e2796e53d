import { LogLevel } from "@/components/evidence/log-level";
import { classList } from "@/components/ui/class-list";
import lines from "@/components/ui/line-list.module.css";
import { ServiceDot } from "@/components/ui/service-dot";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { formatOffset } from "@/lib/view-models/format/format-offset";
import { cutLine } from "@/lib/view-models/format/next-cut";
import type { TimelineEntry } from "@/lib/view-models/trace/build-timeline";
import styles from "./timeline-lines.module.css";

interface TimelineLineProps {
  entry: TimelineEntry;
  topPx: number;
  selected: boolean;
  onSelectRow: (row: number) => void;
}

/** Time since the start of the trace, what it is, whose, what it says; spans with how long they took. */
export function TimelineLine({ entry, topPx, selected, onSelectRow }: TimelineLineProps) {
  const { kind, level, service, text, durationNano, row } = entry;
  const words = cutLine(text);
  const content = (
    <>
      <span className={lines.offset}>{formatOffset(entry.offsetNano)}</span>
      <span className={styles.kind}>{kind}</span>
      {level === "unspecified" ? <span /> : <LogLevel level={level} />}
      <span className={styles.service}>
        {service === "" ? null : <ServiceDot service={service} />} {service}
      </span>
      <span className={kind === "span" ? styles.name : lines.text} title={words} data-words>
        {words}
      </span>
      <span className={styles.duration}>
        {durationNano === null ? "" : formatDuration(durationNano)}
      </span>
    </>
  );
  return (
    <li className={lines.item} style={{ top: topPx }}>
      {row < 0 ? (
        <span className={lines.line}>{content}</span>
      ) : (
        <button
          type="button"
          className={classList(lines.line, selected && lines.selected)}
          aria-pressed={selected}
          onClick={() => onSelectRow(row)}
        >
          {content}
        </button>
      )}
    </li>
  );
}
