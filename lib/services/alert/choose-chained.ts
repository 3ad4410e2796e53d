import type { Alert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";
import { findCallPath, type ServiceCall } from "./find-call-path";
import { readAlertLabels } from "./read-alert-labels";

/** An alert that begins later than this after an incident did is one of its own. */
export const CHAIN_WITHIN_MS = 30 * 60_000;
/** A cause may be told after what it caused, though it began before. */
export const CHAIN_BEFORE_MS = 10 * 60_000;

/** The incident that an alert joins, and why. */
export interface Chained<T> {
  readonly incident: T;
  readonly because: string;
}

type Candidate = Pick<Incident, "service" | "openedAt" | "resolvedAt">;

/**
 * The incident of another group that an alert belongs to, or null: of a service that calls the
 * alert's service or is called by it, within four calls, and overlapping in time:
 *
 *     · 10 min ·├── incident ── 30 min ──┤· · · ·    the end of the incident ends it sooner
 *         ▲ joins      ▲ joins              ▲ opens its own
 *
 * The nearest by calls, then the oldest: `candidates` oldest first. Alerts of one and the same
 * service are no chain: their senders group them.
 */
export function chooseChained<T extends Candidate>(
  alert: Alert,
  candidates: readonly T[],
  calls: readonly ServiceCall[],
): Chained<T> | null {
  const { service } = readAlertLabels(alert);
  if (service === null) return null;
  let best: { incident: T; path: readonly string[] } | null = null;
  for (const incident of candidates) {
    if (incident.service === null || !overlaps(alert, incident)) continue;
    const path = findCallPath(incident.service, service, calls);
    if (path === null || (best !== null && path.length >= best.path.length)) continue;
    best = { incident, path };
  }
  return best === null ? null : { incident: best.incident, because: reasonOf(best.path) };
}

function overlaps({ startsAt, endsAt }: Alert, { openedAt, resolvedAt }: Candidate): boolean {
  const at = startsAt.getTime();
  const opened = openedAt.getTime();
  if (at < opened - CHAIN_BEFORE_MS || at > opened + CHAIN_WITHIN_MS) return false;
  if (resolvedAt !== null && startsAt > resolvedAt) return false;
  return endsAt === null || endsAt >= openedAt;
}

function reasonOf(path: readonly string[]): string {
  const calls = path.join(" → ");
  return `${path[0]} calls ${path.at(-1)} (${calls}), and both alert at the same time`;
}
