import type { IncidentStatus } from "@/lib/domain/incident";
import type { ToldState } from "@/lib/store/incident-notices";

/** What happened to an incident, as the outgoing webhook calls it. */
export type NoticeEvent =
  | `incident.${IncidentStatus}`
  | "incident.severity_changed"
  | "incident.assigned"
  | "incident.unassigned"
  | "incident.merged"
  | "incident.unmerged";

/**
 * What there is to tell, in the order in which it is told; nothing when all was told. A merge takes
 * the place of the end that goes with it.
 */
export function noticeEvents(now: ToldState, told: ToldState | null): readonly NoticeEvent[] {
  if (told === null) return [`incident.${now.status}`];
  const isMerge = now.mergedInto !== told.mergedInto;
  const events: NoticeEvent[] = [];
  if (isMerge) events.push(now.mergedInto === null ? "incident.unmerged" : "incident.merged");
  if (now.status !== told.status && !(isMerge && now.mergedInto !== null)) {
    events.push(`incident.${now.status}`);
  }
  if (now.severity !== told.severity) events.push("incident.severity_changed");
  if (now.assignee !== told.assignee) {
    events.push(now.assignee === null ? "incident.unassigned" : "incident.assigned");
  }
  return events;
}
