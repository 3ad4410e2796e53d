import type { Alert } from "@/lib/domain/alert";
import type { Incident, IncidentStatus } from "@/lib/domain/incident";
import { leadAlertOf, readAlertLabels } from "./read-alert-labels";

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
 * What an incident is after a delivery, from all of its alerts: resolved when none fires any more,
 * at the end of the last; reopened when one that is new to it fires although it was resolved. What
 * people set (acknowledged, mitigated, resolved by hand) stays through everything else.
 * `before` is null for a new incident; `alerts` must not be empty.
 */
export function followAlerts(
  before: Before | null,
  alerts: readonly Alert[],
  firesAnew: boolean,
): FollowedFields {
  const lead = leadAlertOf(alerts);
  if (lead === null) throw new RangeError("an incident has at least one alert");
  const firingAlertCount = alerts.filter(({ status }) => status === "firing").length;
  return {
    ...readAlertLabels(lead),
    services: servicesOf(before, alerts),
    openedAt: new Date(Math.min(...times(alerts, ({ startsAt }) => startsAt))),
    firingAlertCount,
    alertCount: alerts.length,
    ...stateAfter(before, alerts, { firesAnew, isFiring: firingAlertCount > 0 }),
  };
}

function stateAfter(
  before: Before | null,
  alerts: readonly Alert[],
  { firesAnew, isFiring }: { firesAnew: boolean; isFiring: boolean },
): Pick<FollowedFields, "status" | "resolvedAt" | "acknowledgedAt" | "reopenCount"> {
  const { status, resolvedAt, acknowledgedAt, reopenCount } = before ?? OPENING;
  // Only people resolve what still fires.
  const isByHand = before?.status === "resolved" && before.firingAlertCount > 0;
  if (!isFiring) {
    const ended = new Date(Math.max(...times(alerts, ({ endsAt }) => endsAt)));
    const at = isByHand && resolvedAt !== null ? resolvedAt : ended;
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

function servicesOf(before: Before | null, alerts: readonly Alert[]): string[] {
  const named = alerts.flatMap((alert) => readAlertLabels(alert).service ?? []);
  return [...new Set([...(before?.services ?? []), ...named])].sort();
}

function times(alerts: readonly Alert[], of: (alert: Alert) => Date | null): number[] {
  return alerts.flatMap((alert) => of(alert)?.getTime() ?? []);
}
