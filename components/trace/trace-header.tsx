"use client";

import { Download } from "lucide-react";
import { useMemo } from "react";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { ServiceDot } from "@/components/ui/service-dot";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import {
  formatDateTimeWithOffset,
  formatInstant,
  toUnixMs,
} from "@/lib/view-models/format/format-time";
import { toCompleteness } from "@/lib/view-models/trace/completeness";
import { toTraceFacts } from "@/lib/view-models/trace/trace-facts";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { InvestigateButton } from "./investigate-button";
import styles from "./trace-header.module.css";

interface TraceHeaderProps {
  traceId: string;
  /** Null when there is none, or none yet. */
  model: TraceModel | null;
  isPending: boolean;
}

/** What the trace is, in two lines; its id alone when it could not be had. */
export function TraceHeader({ traceId, model, isPending }: TraceHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1 className={styles.title}>
          {model === null ? <NoName isPending={isPending} /> : <RootName model={model} />}
        </h1>
        <code className={styles.id}>{traceId}</code>
        <CopyButton text={traceId} label="Copy trace id" />
        {model === null ? null : (
          <span className={styles.actions}>
            <a className={styles.download} href={`/api/traces/${traceId}?format=otlp`} download>
              <Download aria-hidden size={14} /> OTLP JSON
            </a>
            <InvestigateButton traceId={traceId} />
          </span>
        )}
      </div>
      {model !== null || isPending ? (
        <p className={styles.facts}>
          {model === null ? <Skeleton width="420px" /> : <Facts model={model} />}
        </p>
      ) : null}
    </header>
  );
}

function NoName({ isPending }: { isPending: boolean }) {
  return isPending ? <Skeleton width="280px" /> : "Trace";
}

function RootName({ model }: { model: TraceModel }) {
  const { rootService, rootName } = toTraceFacts(model);
  return (
    <>
      {rootService === "" ? null : <ServiceDot service={rootService} />} {rootService}{" "}
      <span className={styles.operation}>{rootName}</span>
    </>
  );
}

function Facts({ model }: { model: TraceModel }) {
  const { timeZone } = useTimeZone();
  const { spanCount, failedCount, services } = toTraceFacts(model);
  const { level } = useMemo(() => toCompleteness(model), [model]);
  const start = formatDateTimeWithOffset(toUnixMs(model.startUnixNano), timeZone);
  return (
    <>
      <span title={formatInstant(model.startUnixNano, timeZone)}>{start}</span>
      <strong>{formatDuration(model.durationNano)}</strong>
      <span>{formatCountOf(spanCount, "span")}</span>
      <span>{formatCountOf(services.length, "service")}</span>
      {failedCount === 0 ? (
        <span>no failing span</span>
      ) : (
        <Badge tone="error">✕ {formatCount(failedCount)} failing</Badge>
      )}
      {level === "complete" || level === "noted" ? (
        <Badge tone="verified">✓ complete</Badge>
      ) : (
        <Badge tone="warning">! {level}</Badge>
      )}
    </>
  );
}
