import type { EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { EVIDENCE_ROLES, type EvidenceRole } from "@/lib/domain/incident";

export interface EvidenceGroup {
  readonly role: EvidenceRole;
  readonly title: string;
  readonly traces: readonly EvidenceTraceDto[];
}

const TITLES: Readonly<Record<EvidenceRole, string>> = {
  named: "Named",
  exemplar: "Exemplars",
  failing: "Failing",
  slow: "Slow",
  healthy: "Healthy, before",
};

/** Evidence by role in the order it is looked at, each by rank; roles without a trace are left out. */
export function evidenceGroups(traces: readonly EvidenceTraceDto[]): readonly EvidenceGroup[] {
  return EVIDENCE_ROLES.map((role) => ({
    role,
    title: TITLES[role],
    traces: traces.filter((trace) => trace.role === role).sort((a, b) => a.rank - b.rank),
  })).filter((group) => group.traces.length > 0);
}

/** Every trace once, in the order of the groups: what "next trace" walks through. */
export function evidenceOrder(traces: readonly EvidenceTraceDto[]): readonly EvidenceTraceDto[] {
  const seen = new Set<string>();
  return evidenceGroups(traces)
    .flatMap((group) => group.traces)
    .filter(({ traceId }) => !seen.has(traceId) && seen.add(traceId));
}

/** The trace to open: the linked one, else the incident's lead, else the first of the evidence. */
export function traceToShow(
  linkedId: string | null,
  leadId: string | null,
  traces: readonly EvidenceTraceDto[],
): string | null {
  return linkedId ?? leadId ?? evidenceOrder(traces)[0]?.traceId ?? null;
}
