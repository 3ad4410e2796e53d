"use client";

import { Kbd } from "@/components/ui/kbd";
import { PanelHeader } from "@/components/ui/panel";
import type { EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { formatCount } from "@/lib/view-models/format/format-count";
import { evidenceGroups, evidenceOrder } from "@/lib/view-models/incident/evidence-groups";
import styles from "./evidence-traces.module.css";
import { TraceChoice } from "./trace-choice";

interface EvidenceTracesProps {
  traces: readonly EvidenceTraceDto[];
  shownTraceId: string | null;
  onSelect: (traceId: string) => void;
}

/** The evidence by role; choosing one shows it beside. */
export function EvidenceTraces({ traces, shownTraceId, onSelect }: EvidenceTracesProps) {
  const order = evidenceOrder(traces);
  const at = order.findIndex((trace) => trace.traceId === shownTraceId);
  const note = at < 0 ? formatCount(order.length) : `${at + 1} of ${order.length}`;
  return (
    <section className={styles.section} aria-label="Evidence traces">
      <PanelHeader title="Evidence traces" note={note}>
        <span className={styles.keys}>
          <Kbd>,</Kbd> <Kbd>.</Kbd>
        </span>
      </PanelHeader>
      {evidenceGroups(traces).map((group) => (
        <div key={group.role}>
          <h3 className={styles.role}>
            {group.title} <span className={styles.count}>{formatCount(group.traces.length)}</span>
          </h3>
          <ul className={styles.list}>
            {group.traces.map((trace) => (
              <li key={trace.traceId}>
                <TraceChoice
                  trace={trace}
                  shown={trace.traceId === shownTraceId}
                  onSelect={onSelect}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
