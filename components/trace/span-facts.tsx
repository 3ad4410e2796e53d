"use client";

import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { LongText } from "@/components/ui/long-text";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatDuration, formatExactDuration } from "@/lib/view-models/format/format-duration";
import {
  formatClock,
  formatInstant,
  formatUtcOffset,
  toUnixMs,
} from "@/lib/view-models/format/format-time";
import type { SpanAdjustment } from "@/lib/view-models/trace/span-adjustment";
import { spanSummary } from "@/lib/view-models/trace/span-summary";
import type { SpanDetails } from "@/lib/view-models/trace/to-span-details";
import { SpanClock } from "./span-clock";
import styles from "./span-facts.module.css";

interface SpanFactsProps {
  details: SpanDetails;
  selfTimeNano: number;
  /** The waterfall inferred the end: the span's own says nothing. */
  endInferred: boolean;
  /** Null for a span that is drawn as it was recorded. */
  adjustment: SpanAdjustment | null;
}

/** Status, kind, duration, self time, start: what one asks first. */
export function SpanFacts({ details, selfTimeNano, endInferred, adjustment }: SpanFactsProps) {
  const { timeZone } = useTimeZone();
  const { status, kind, durationNano } = details;
  const startUnixNano = adjustment?.startUnixNano ?? details.startUnixNano;
  const zone = formatUtcOffset(toUnixMs(startUnixNano), timeZone);
  return (
    <div className={styles.facts}>
      <div className={styles.line}>
        <StatusBadge code={status.code} />
        <Badge>{kind}</Badge>
        {endInferred ? (
          <Badge tone="warning">end not received</Badge>
        ) : (
          <strong title={formatExactDuration(durationNano)}>{formatDuration(durationNano)}</strong>
        )}
        <span className={styles.quiet}>self {formatDuration(selfTimeNano)}</span>
      </div>
      {status.message === "" ? null : (
        <div className={styles.message}>
          <LongText text={status.message} first={300} />
        </div>
      )}
      <div className={styles.line}>
        <span className={styles.quiet}>started</span>
        <time title={formatInstant(startUnixNano, timeZone)}>
          {formatClock(startUnixNano, timeZone, 6)} {zone}
        </time>
      </div>
      {adjustment === null ? null : <SpanClock adjustment={adjustment} />}
      <div className={styles.line}>
        <span className={styles.quiet}>span</span>
        <code>{details.spanId}</code>
        <CopyButton text={details.spanId} label="Copy span id" />
        <CopyButton text={spanSummary(details, timeZone)} label="Copy a line about this span">
          as a line
        </CopyButton>
      </div>
    </div>
  );
}

function StatusBadge({ code }: { code: SpanDetails["status"]["code"] }) {
  switch (code) {
    case "error":
      return (
        <Badge tone="error" solid>
          ✕ error
        </Badge>
      );
    case "ok":
      return <Badge tone="verified">ok</Badge>;
    case "unset":
      return <Badge>status unset</Badge>;
  }
}
