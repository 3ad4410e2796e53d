"use client";

import { useMemo } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { SpanDto } from "@/lib/domain/contracts/trace";
import type { TraceClockDto } from "@/lib/domain/contracts/trace-clock";
import { formatCount } from "@/lib/view-models/format/format-count";
import { spanAdjustment } from "@/lib/view-models/trace/span-adjustment";
import type { KernelRow } from "@/lib/view-models/trace/to-kernel-rows";
import type { LogRow } from "@/lib/view-models/trace/to-log-rows";
import { toSpanDetails } from "@/lib/view-models/trace/to-span-details";
import { DetailsSection } from "./details-section";
import { SpanAttributes } from "./span-attributes";
import styles from "./span-contents.module.css";
import { SpanEvents } from "./span-events";
import { SpanFacts } from "./span-facts";
import { SpanKernel } from "./span-kernel";
import { SpanLinks } from "./span-links";
import { SpanLogs } from "./span-logs";

interface SpanContentsProps {
  span: SpanDto;
  selfTimeNano: number;
  endInferred: boolean;
  /** By whose clock the trace is told. */
  clock: TraceClockDto;
  logs: readonly LogRow[];
  kernel: readonly KernelRow[];
  notRead: readonly string[];
  onSelectSpan: (spanId: string) => void;
}

/** Exceptions come before attributes: of a failing span they are what one looks for. */
export function SpanContents(props: SpanContentsProps) {
  const { span, selfTimeNano, endInferred, clock, logs, kernel, notRead, onSelectSpan } = props;
  const details = useMemo(() => toSpanDetails(span), [span]);
  const exceptions = details.events.filter((event) => event.exception !== null);
  const events = details.events.filter((event) => event.exception === null);
  return (
    <>
      <SpanFacts
        details={details}
        selfTimeNano={selfTimeNano}
        endInferred={endInferred}
        adjustment={spanAdjustment(span, clock)}
      />
      {exceptions.length === 0 ? null : (
        <DetailsSection title="Exception" count={countFrom2(exceptions.length)}>
          <SpanEvents events={exceptions} />
        </DetailsSection>
      )}
      {kernel.length === 0 ? null : (
        <DetailsSection title="Kernel events" count={formatCount(kernel.length)}>
          <SpanKernel rows={kernel} />
        </DetailsSection>
      )}
      {logs.length === 0 ? null : (
        <DetailsSection title="Logs of this span" count={formatCount(logs.length)}>
          <SpanLogs rows={logs} />
        </DetailsSection>
      )}
      <SpanAttributes details={details} />
      {events.length === 0 ? null : (
        <DetailsSection title="Events" count={formatCount(events.length)}>
          <SpanEvents events={events} />
        </DetailsSection>
      )}
      {details.links.length === 0 ? null : (
        <DetailsSection title="Links" count={formatCount(details.links.length)}>
          <SpanLinks links={details.links} traceId={span.traceId} onSelectSpan={onSelectSpan} />
        </DetailsSection>
      )}
      <footer className={styles.footer}>
        {notRead.map((text) => (
          <p key={text} className={styles.notRead}>
            {text}
          </p>
        ))}
        {details.dropped === null ? null : (
          <p className={styles.dropped}>The producer dropped {details.dropped}.</p>
        )}
        <CopyButton text={JSON.stringify(span, null, 2)} label="Copy the whole span as JSON">
          Copy as JSON
        </CopyButton>
      </footer>
    </>
  );
}

function countFrom2(count: number): string | undefined {
  return count > 1 ? formatCount(count) : undefined;
}
