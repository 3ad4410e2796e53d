import type { IncidentDto } from "@/lib/domain/contracts/incident";
import { BY_ALERT } from "@/lib/domain/step-actor";
import { formatElapsed } from "../format/format-duration";

/** A step of the way of an incident: who took it and how long it took. */
export interface IncidentTime {
  readonly label: string;
  readonly atMs: number;
  /** "after 4 min". */
  readonly after: string;
  readonly by: string | null;
}

/** When it was acknowledged, mitigated and resolved, as far as it was, in that order. */
export function incidentTimes(incident: IncidentDto): readonly IncidentTime[] {
  const openedMs = Date.parse(incident.openedAt);
  const steps = [
    ["acknowledged", incident.acknowledgedAt, incident.acknowledgedBy],
    ["mitigated", incident.mitigatedAt, incident.mitigatedBy],
    ["resolved", incident.resolvedAt, incident.resolvedBy],
  ] as const;
  return steps.flatMap(([label, at, by]) => {
    if (at === null) return [];
    const atMs = Date.parse(at);
    return { label, atMs, after: `after ${formatElapsed(atMs - openedMs)}`, by: byText(by) };
  });
}

function byText(by: string | null): string | null {
  return by === BY_ALERT ? "its alerts" : by;
}
