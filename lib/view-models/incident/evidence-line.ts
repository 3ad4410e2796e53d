import type { EvidenceSummaryDto } from "@/lib/domain/contracts/incident";
import { EVIDENCE_ROLES, type EvidenceRole } from "@/lib/domain/incident";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatClockMinutes, formatUtcOffset } from "@/lib/view-models/format/format-time";

const ADJECTIVES: Readonly<Record<EvidenceRole, string>> = {
  named: "named",
  exemplar: "exemplar",
  failing: "failing",
  slow: "slow",
  healthy: "healthy",
};

/** `1 named, 12 failing, 10 healthy traces`; says so when there is none. */
export function evidenceCounts(evidence: EvidenceSummaryDto): string {
  const parts = EVIDENCE_ROLES.filter((role) => (evidence.counts[role] ?? 0) > 0).map(
    (role) => `${formatCount(evidence.counts[role] ?? 0)} ${ADJECTIVES[role]}`,
  );
  const total = EVIDENCE_ROLES.reduce((sum, role) => sum + (evidence.counts[role] ?? 0), 0);
  if (total === 0) return "no trace";
  return `${parts.join(", ")} ${total === 1 ? "trace" : "traces"}`;
}

/** `02:14–02:21 UTC+01:00`, or null when the ends are not known. */
export function windowText(
  startIso: string | null,
  endIso: string | null,
  timeZone: string,
): string | null {
  if (startIso === null || endIso === null) return null;
  const start = Date.parse(startIso);
  const end = Date.parse(endIso);
  const from = formatClockMinutes(start, timeZone);
  return `${from}–${formatClockMinutes(end, timeZone)} ${formatUtcOffset(end, timeZone)}`;
}

/** `02:14–02:21, healthy from 01:14–02:14 UTC+01:00`: the zone once, since both are told in it. */
export function evidenceTimes(evidence: EvidenceSummaryDto, timeZone: string): string | null {
  const searched = windowText(evidence.windowStart, evidence.windowEnd, timeZone);
  const baseline = windowText(evidence.baselineStart, evidence.baselineEnd, timeZone);
  if (searched === null) return baseline === null ? null : `healthy from ${baseline}`;
  if (baseline === null) return searched;
  const [clock, zone] = searched.split(" ");
  const sameZone = baseline.endsWith(` ${zone}`);
  return `${sameZone ? clock : searched}, healthy from ${baseline}`;
}
