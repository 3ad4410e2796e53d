import type { Incident, IncidentStatus } from "@/lib/domain/incident";
import { readAlertLabels } from "./read-alert-labels";
import type { AlertTotals } from "./total-alerts";

/** The fields of an incident that its alerts decide. */
export type FollowedFields = Pick<
  Incident,
  | "title"
  | "summary"
  | "severity"
  | "alertName"
  | "slo"
  | "service"
  | "route"
  | "services"
  | "openedAt"
  | "resolvedAt"
  | "acknowledgedAt"
  | "status"
  | "reopenCount"
  | "firingAlertCount"
  | "alertCount"
>;

type Before = Pick<
  Incident,
  "status" | "resolvedAt" | "acknowledgedAt" | "reopenCount" | "services" | "firingAlertCount"
>;

/**
 * What an incident is after a delivery, from what all of its alerts come to: resolved when none fires
 * any more, at the end of the last; reopened when one that is new to it fires although it was
 * resolved. What people set (acknowledged, mitigated, resolved by hand) stays through everything
 * else. `before` is null for a new incident.
 */
export function followAlerts(
  before: Before | null,
  totals: AlertTotals,
  firesAnew: boolean,
): FollowedFields {
  const { lead, openedAt, firingAlertCount, alertCount } = totals;
  return {
    ...readAlertLabels(lead),
    services: [...new Set([...(before?.services ?? []), ...totals.services])].sort(),
    openedAt,
    firingAlertCount,
    alertCount,
    ...stateAfter(before, totals, firesAnew),
  };
}

function stateAfter(
  before: Before | null,
  { firingAlertCount, lastEndedAt }: AlertTotals,
  firesAnew: boolean,
): Pick<FollowedFields, "status" | "resolvedAt" | "acknowledgedAt" | "reopenCount"> {
  const { status, resolvedAt, acknowledgedAt, reopenCount } = before ?? OPENING;
  // Only people resolve what still fires.
  const isByHand = before?.status === "resolved" && before.firingAlertCount > 0;
  if (firingAlertCount === 0) {
    const at = isByHand && resolvedAt !== null ? resolvedAt : lastEndedAt;
    return { status: "resolved", resolvedAt: at, acknowledgedAt, reopenCount };
  }
  if (status === "resolved" && firesAnew) {
    const reopened = reopenCount + 1;
    return {
      status: "triggered",
      resolvedAt: null,
      acknowledgedAt: null,
      reopenCount: reopened,
    };
  }
  return { status, resolvedAt, acknowledgedAt, reopenCount };
}

const OPENING: {
  status: IncidentStatus;
  resolvedAt: null;
  acknowledgedAt: null;
  reopenCount: number;
} = { status: "triggered", resolvedAt: null, acknowledgedAt: null, reopenCount: 0 };
