"use client";

import { TraceHeader } from "./trace-header";
import styles from "./trace-page.module.css";
import { TraceView } from "./trace-view";
import { useTraceModel } from "./use-trace-model";

/** A trace by its id, without an incident around it. */
export function TracePage({ traceId }: { traceId: string }) {
  const { data = null, isPending } = useTraceModel(traceId);
  return (
    <div className={styles.page}>
      <TraceHeader traceId={traceId} model={data} isPending={isPending} />
      <TraceView traceId={traceId} left={null} tabs={[]} />
    </div>
  );
}
