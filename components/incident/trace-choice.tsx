"use client";

import { ServiceDot } from "@/components/ui/service-dot";
import type { EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import styles from "./trace-choice.module.css";

interface TraceChoiceProps {
  trace: EvidenceTraceDto;
  shown: boolean;
  onSelect: (traceId: string) => void;
}

/** A trace to choose: how long, how many failed, why it was kept. */
export function TraceChoice({ trace, shown, onSelect }: TraceChoiceProps) {
  const duration = trace.durationNano === null ? "–" : formatDuration(BigInt(trace.durationNano));
  return (
    <button
      type="button"
      className={styles.choice}
      aria-current={shown ? "true" : undefined}
      onClick={() => onSelect(trace.traceId)}
    >
      <span className={styles.head}>
        {trace.rootService === null ? null : <ServiceDot service={trace.rootService} />}
        <span className={styles.name}>{trace.rootName ?? shortenId(trace.traceId)}</span>
        <span className={styles.duration}>{duration}</span>
      </span>
      <span className={styles.facts}>
        {trace.errorSpanCount === 0 ? null : (
          <span className={styles.errors}>✕ {formatCount(trace.errorSpanCount)}</span>
        )}
        <span>{formatCountOf(trace.spanCount, "span")}</span>
        <code className={styles.id}>{shortenId(trace.traceId)}</code>
      </span>
      <span className={styles.reason} title={trace.reason}>
        {trace.reason}
      </span>
    </button>
  );
}
