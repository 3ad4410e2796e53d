import type { StoredAlert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";
import { followAlerts } from "../alert/follow-alerts";
import { keepDecided } from "../alert/keep-decided";
import { changeStatus } from "./change-status";

/** What an incident is with the alerts that are left to it; people's decisions stay. */
export function withAlerts(incident: Incident, alerts: readonly StoredAlert[]): Partial<Incident> {
  if (alerts.length === 0) return { firingAlertCount: 0, alertCount: 0 };
  return keepDecided(incident, followAlerts(incident, alerts, false), alerts);
}

/**
 * What becomes of an incident that goes on for another, with the alerts of both. Its status stays,
 * but that it is triggered again when it was over and the other one was not; over together, it ended
 * with the last.
 */
export function afterTakingIn(
  survivor: Incident,
  other: Incident,
  alerts: readonly StoredAlert[],
): Partial<Incident> {
  const services = [...new Set([...survivor.services, ...other.services])].sort();
  const { status, resolvedAt, resolvedBy, reopenCount } = survivor;
  const followed = {
    ...withAlerts({ ...survivor, services }, alerts),
    services,
    ...decidedOf(survivor),
    ...{ status, resolvedAt, resolvedBy, reopenCount },
  };
  if (status !== "resolved") return followed;
  if (other.status !== "resolved") {
    return { ...followed, ...changeStatus(survivor, "triggered", other.openedAt) };
  }
  const isLater = (other.resolvedAt ?? 0) > (resolvedAt ?? 0);
  return isLater ? { ...followed, resolvedAt: other.resolvedAt } : followed;
}

function decidedOf(incident: Incident): Partial<Incident> {
  const { acknowledgedAt, acknowledgedBy, mitigatedAt, mitigatedBy } = incident;
  return { acknowledgedAt, acknowledgedBy, mitigatedAt, mitigatedBy };
}
