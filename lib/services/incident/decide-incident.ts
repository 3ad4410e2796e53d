import type { UpdateIncidentBody } from "@/lib/domain/contracts/incident";
import { FaultlineError } from "@/lib/domain/errors";
import type { Incident } from "@/lib/domain/incident";
import type { NewIncidentStep, StepChange } from "@/lib/domain/incident-step";
import { changeStatus } from "./change-status";

/** What becomes of an incident, and the steps that tell it; nothing of either when all is so already. */
export interface Decision {
  readonly changes: Partial<Incident>;
  readonly steps: readonly NewIncidentStep[];
}

/**
 * What a person decides about an incident. A severity that is asked for stays through what alerts
 * say later, also when they say the same now. @throws `conflict`
 */
export function decideIncident(
  incident: Incident,
  { status, assignee, severity, by: name }: UpdateIncidentBody,
  now: Date,
): Decision {
  if (incident.mergedInto !== null) throw isMerged(incident.id, incident.mergedInto);
  const by = name ?? null;
  const step = (change: StepChange): NewIncidentStep => ({ at: now, by, change });
  const steps: NewIncidentStep[] = [];
  let changes: Partial<Incident> = {};
  if (status !== undefined && status !== incident.status) {
    changes = { ...changes, ...changeStatus(incident, status, now, by) };
    steps.push(step({ kind: "status", from: incident.status, to: status }));
  }
  if (assignee !== undefined && assignee !== incident.assignee) {
    changes = { ...changes, assignee };
    steps.push(step({ kind: "assignee", from: incident.assignee, to: assignee }));
  }
  if (severity !== undefined && severity !== incident.severity) {
    changes = { ...changes, severity };
    steps.push(step({ kind: "severity", from: incident.severity, to: severity }));
  }
  if (severity !== undefined && !incident.isSeverityByHand) {
    changes = { ...changes, isSeverityByHand: true };
  }
  return { changes, steps };
}

/** `conflict` for what only the incident that it was merged into can do. */
export function isMerged(id: Incident["id"], mergedInto: Incident["id"]): FaultlineError {
  const message = `${id} was merged into ${mergedInto}, which goes on for it`;
  return new FaultlineError("conflict", message, { id, mergedInto });
}
