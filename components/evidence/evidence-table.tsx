"use client";

import { classList } from "@/components/ui/class-list";
import { PageLink } from "@/components/ui/page-link";
import stacked from "@/components/ui/stacked-table.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import type { EvidenceSummaryDto, EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { formatClock } from "@/lib/view-models/format/format-time";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import { evidenceGroups } from "@/lib/view-models/incident/evidence-groups";
import styles from "./evidence-table.module.css";

interface EvidenceTableProps {
  incidentId: string;
  evidence: EvidenceSummaryDto;
  traces: readonly EvidenceTraceDto[];
  shownTraceId: string | null;
  onSelect: (traceId: string) => void;
}

/** What was chosen as evidence and why, and what could not be seen. */
export function EvidenceTable(props: EvidenceTableProps) {
  const { incidentId, evidence, traces, shownTraceId, onSelect } = props;
  return (
    <div className={styles.root}>
      {evidence.reasons.length === 0 ? null : (
        <ul className={styles.reasons} aria-label="What could not be seen">
          {evidence.reasons.map((reason) => (
            <li key={reason}>! {reason}</li>
          ))}
        </ul>
      )}
      <p className={styles.words}>
        <PageLink href={`/compare?incident=${incidentId}`}>
          Compare the healthy with the failing traces, operation by operation
        </PageLink>
      </p>
      <table className={classList(styles.table, stacked.stacked)}>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Trace</th>
            <th scope="col">Started</th>
            <th scope="col" className={styles.number}>
              Duration
            </th>
            <th scope="col" className={styles.number}>
              Spans
            </th>
            <th scope="col" className={styles.number}>
              Errors
            </th>
            <th scope="col">Why it was kept</th>
            <th scope="col">Trace page</th>
          </tr>
        </thead>
        <tbody>
          {evidenceGroups(traces).flatMap((group) =>
            group.traces.map((trace) => (
              <EvidenceRow
                key={`${group.role}-${trace.traceId}`}
                trace={trace}
                shown={trace.traceId === shownTraceId}
                onSelect={onSelect}
              />
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface EvidenceRowProps {
  trace: EvidenceTraceDto;
  shown: boolean;
  onSelect: (traceId: string) => void;
}

function EvidenceRow({ trace, shown, onSelect }: EvidenceRowProps) {
  const { timeZone } = useTimeZone();
  const { startUnixNano, durationNano } = trace;
  return (
    <tr data-shown={shown}>
      <td>{trace.role}</td>
      <td>
        <button type="button" className={styles.select} onClick={() => onSelect(trace.traceId)}>
          {shortenId(trace.traceId)}
        </button>
      </td>
      <td>{startUnixNano === null ? "–" : formatClock(BigInt(startUnixNano), timeZone)}</td>
      <td className={styles.number} data-head="Duration">
        {durationNano === null ? "–" : formatDuration(BigInt(durationNano))}
      </td>
      <td className={styles.number} data-head="Spans">
        {formatCount(trace.spanCount)}
      </td>
      <td className={trace.errorSpanCount > 0 ? styles.errors : styles.number} data-head="Errors">
        {trace.errorSpanCount > 0 ? `✕ ${formatCount(trace.errorSpanCount)}` : "0"}
      </td>
      <td className={classList(styles.reason, stacked.whole)}>{trace.reason}</td>
      <td data-head="Trace page">
        <PageLink href={`/traces/${trace.traceId}`}>open</PageLink>
      </td>
    </tr>
  );
}
