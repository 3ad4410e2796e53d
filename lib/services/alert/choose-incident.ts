import type { Alert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";

/** An alert that fires again this soon after all was quiet belongs to the incident before. */
export const REOPEN_WITHIN_MS = 30 * 60_000;

/**
 * The incident of its group that a new alert instance belongs to, or null when it opens another:
 *
 *     ├── incident ──┤· · 30 min · ·┤            an incident that is not resolved has no end
 *            ▲ joins          ▲ reopens   ▲ opens the next
 *
 * An alert that began up to as long before counts as well: it was told late. `incidents` newest first.
 */
export function chooseIncident<T extends Pick<Incident, "openedAt" | "resolvedAt">>(
  alert: Pick<Alert, "startsAt">,
  incidents: readonly T[],
): T | null {
  const at = alert.startsAt.getTime();
  const isNear = ({ openedAt, resolvedAt }: T) =>
    at >= openedAt.getTime() - REOPEN_WITHIN_MS &&
    (resolvedAt === null || at <= resolvedAt.getTime() + REOPEN_WITHIN_MS);
  return incidents.find(isNear) ?? null;
}
