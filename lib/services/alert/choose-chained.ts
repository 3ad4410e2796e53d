import type { Alert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";
import { findCallPath, type ServiceCall } from "./find-call-path";
import { type AlertFacts, readAlertLabels } from "./read-alert-labels";

/** An alert that begins later than this after an incident did is one of its own. */
export const CHAIN_WITHIN_MS = 30 * 60_000;
/** A cause may be told after what it caused, though it began before. */
export const CHAIN_BEFORE_MS = 10 * 60_000;

/** The incident that an alert joins, and why. */
export interface Chained<T> {
  readonly incident: T;
  readonly because: string;
}

type Candidate = Pick<Incident, "source" | "service" | "route" | "openedAt" | "resolvedAt">;

/**
 * The incident of another group that an alert belongs to, or null. It overlaps in time,
 *
 *     · 10 min ·├── incident ── 30 min ──┤· · · ·    the end of the incident ends it sooner
 *         ▲ joins      ▲ joins              ▲ opens its own
 *
 * and it is of the alert's service and route, told by another sender; or of a service that calls the
 * alert's service or is called by it, within four calls. The nearest by calls, then the oldest:
 * `candidates` oldest first. What one sender tells of one service it groups itself; across our own
 * SLOs nobody does but this.
 */
export function chooseChained<T extends Candidate>(
  alert: Alert,
  candidates: readonly T[],
  calls: readonly ServiceCall[],
): Chained<T> | null {
  const facts = readAlertLabels(alert);
  const { service } = facts;
  if (service === null) return null;
  const near = candidates.filter((incident) => overlaps(alert, incident));
  const same = near.find((incident) => isSamePlace(alert, facts, incident));
  if (same !== undefined) return { incident: same, because: samePlaceReason(facts, same) };
  let best: { incident: T; path: readonly string[] } | null = null;
  for (const incident of near) {
    if (incident.service === null) continue;
    const path = findCallPath(incident.service, service, calls);
    if (path === null || (best !== null && path.length >= best.path.length)) continue;
    best = { incident, path };
  }
  return best === null ? null : { incident: best.incident, because: chainReason(best.path) };
}

function overlaps({ startsAt, endsAt }: Alert, { openedAt, resolvedAt }: Candidate): boolean {
  const at = startsAt.getTime();
  const opened = openedAt.getTime();
  if (at < opened - CHAIN_BEFORE_MS || at > opened + CHAIN_WITHIN_MS) return false;
  if (resolvedAt !== null && startsAt > resolvedAt) return false;
  return endsAt === null || endsAt >= openedAt;
}

function isSamePlace({ source }: Alert, { service, route }: AlertFacts, incident: Candidate) {
  if (incident.service !== service) return false;
  if (incident.source === source && source !== "slo") return false;
  return route === null || incident.route === null || route === incident.route;
}

const SENDERS: Readonly<Record<Incident["source"], string>> = {
  alertmanager: "Alertmanager",
  grafana: "Grafana",
  pagerduty: "PagerDuty",
  plain: "another sender",
  slo: "an SLO",
  manual: "a person",
};

function samePlaceReason({ service, route }: AlertFacts, { source }: Candidate): string {
  const place = route === null ? service : `${service} ${route}`;
  return `${SENDERS[source]} alerts on ${place} at the same time`;
}

function chainReason(path: readonly string[]): string {
  const calls = path.join(" → ");
  return `${path[0]} calls ${path.at(-1)} (${calls}), and both alert at the same time`;
}
