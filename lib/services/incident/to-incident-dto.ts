import type { StoredAlert } from "@/lib/domain/alert";
import type { AlertDto, EvidenceSummaryDto, IncidentDto } from "@/lib/domain/contracts/incident";
import type { EvidenceSummary, Incident } from "@/lib/domain/incident";

/** An incident as JSON: times in ISO 8601. */
export function toIncidentDto({ groupKey: _groupKey, ...incident }: Incident): IncidentDto {
  return {
    ...incident,
    services: [...incident.services],
    openedAt: incident.openedAt.toISOString(),
    acknowledgedAt: iso(incident.acknowledgedAt),
    mitigatedAt: iso(incident.mitigatedAt),
    resolvedAt: iso(incident.resolvedAt),
    updatedAt: incident.updatedAt.toISOString(),
    evidence: toEvidenceDto(incident.evidence),
  };
}

function toEvidenceDto(evidence: EvidenceSummary): EvidenceSummaryDto {
  return {
    ...evidence,
    reasons: [...evidence.reasons],
    collectedAt: iso(evidence.collectedAt),
    windowStart: iso(evidence.windowStart),
    windowEnd: iso(evidence.windowEnd),
    baselineStart: iso(evidence.baselineStart),
    baselineEnd: iso(evidence.baselineEnd),
    counts: { ...evidence.counts },
  };
}

/** An alert as JSON. */
export function toAlertDto({ incidentId: _incidentId, ...alert }: StoredAlert): AlertDto {
  return {
    ...alert,
    joinedBecause:
      alert.movedFrom === null ? alert.joinedBecause : `${alert.movedFrom} was merged into it`,
    startsAt: alert.startsAt.toISOString(),
    endsAt: iso(alert.endsAt),
    labels: { ...alert.labels },
    annotations: { ...alert.annotations },
    firstReceivedAt: alert.firstReceivedAt.toISOString(),
    lastReceivedAt: alert.lastReceivedAt.toISOString(),
  };
}

function iso(time: Date | null): string | null {
  return time === null ? null : time.toISOString();
}
