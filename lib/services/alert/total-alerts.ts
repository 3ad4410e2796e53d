import type { Alert, LeadAlert } from "@/lib/domain/alert";
import { instanceKey } from "./parse-delivery";
import { leadAlertOf } from "./read-alert-labels";
import { servicesOf } from "./services-that-fire";

/** What the alerts of an incident come to: all that the incident says of them. */
export interface AlertTotals {
  readonly lead: LeadAlert;
  readonly services: readonly string[];
  /** The first start. */
  readonly openedAt: Date;
  /** The last end of those that ended; null while none has. */
  readonly lastEndedAt: Date | null;
  readonly firingAlertCount: number;
  readonly alertCount: number;
}

/** What a delivery tells an incident: alerts that are new to it, and ends of some that fired. */
export interface AlertNews {
  readonly fresh: readonly Alert[];
  readonly ended: readonly Alert[];
}

/** Of all alerts of an incident; there must be one. Linear. */
export function totalAlerts(alerts: readonly Alert[]): AlertTotals {
  const lead = leadAlertOf(alerts);
  if (lead === null) throw new RangeError("an incident has at least one alert");
  return {
    lead: toLead(lead),
    services: sorted(servicesOf(alerts)),
    openedAt: earliest(alerts),
    lastEndedAt: latestEnd(alerts),
    firingAlertCount: alerts.filter(({ status }) => status === "firing").length,
    alertCount: alerts.length,
  };
}

/**
 * The same as `totalAlerts` of everything, from what all came to before: linear in the news, however
 * many alerts the incident has.
 */
export function addNews(before: AlertTotals, { fresh, ended }: AlertNews): AlertTotals {
  const isLead = (alert: Alert) => keyAmongAll(alert) === keyAmongAll(before.lead);
  const lead = ended.find(isLead) ?? before.lead;
  const news = [...fresh, ...ended];
  const firing = fresh.filter(({ status }) => status === "firing").length;
  return {
    lead: toLead(leadAlertOf<LeadAlert>([lead, ...fresh]) ?? lead),
    services: sorted([...before.services, ...servicesOf(news)]),
    openedAt: new Date(Math.min(before.openedAt.getTime(), earliest(fresh).getTime())),
    lastEndedAt: later(before.lastEndedAt, latestEnd(news)),
    firingAlertCount: before.firingAlertCount + firing - ended.length,
    alertCount: before.alertCount + fresh.length,
  };
}

/** Equal for deliveries of one alert instance, whatever its group. */
export function keyAmongAll(
  alert: Pick<Alert, "source" | "groupKey" | "fingerprint" | "startsAt">,
): string {
  return `${alert.source}/${alert.groupKey}/${instanceKey(alert)}`;
}

function toLead({ source, groupKey, fingerprint, startsAt, labels, annotations }: LeadAlert) {
  return { source, groupKey, fingerprint, startsAt, labels, annotations };
}

const NEVER_MS = 8.64e15;

/** A time beyond all others when there is no alert. */
function earliest(alerts: readonly Alert[]): Date {
  return new Date(alerts.reduce((ms, { startsAt }) => Math.min(ms, startsAt.getTime()), NEVER_MS));
}

function latestEnd(alerts: readonly Alert[]): Date | null {
  return alerts.reduce<Date | null>((last, { endsAt }) => later(last, endsAt), null);
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function sorted(services: readonly string[]): string[] {
  return [...new Set(services)].sort();
}
