import type { StoredAlert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";

const BEFORE_ALERT_MS = 10 * 60_000;
const AFTER_END_MS = 60_000;
const BASELINE_MS = 60 * 60_000;

/** Where to look for what failed, and the hour before it to look for health. */
export interface EvidenceWindow {
  readonly start: Date;
  readonly end: Date;
  readonly baselineStart: Date;
}

/**
 * An alert fires some time after the trouble began: the window opens ten minutes before the first
 * and closes with the incident, or now while it lasts.
 *
 *     baselineStart ────── 1 h ────── start ─ 10 min ─ first alert ───── end
 */
export function evidenceWindow(
  incident: Pick<Incident, "openedAt" | "resolvedAt">,
  alerts: readonly Pick<StoredAlert, "startsAt">[],
  now: Date,
): EvidenceWindow {
  const first = Math.min(
    incident.openedAt.getTime(),
    ...alerts.map((one) => one.startsAt.getTime()),
  );
  const start = first - BEFORE_ALERT_MS;
  const ended = incident.resolvedAt === null ? now.getTime() : incident.resolvedAt.getTime();
  return {
    start: new Date(start),
    end: new Date(Math.max(first, ended) + AFTER_END_MS),
    baselineStart: new Date(start - BASELINE_MS),
  };
}

/** A moment as unix nanoseconds. */
export function toUnixNano(time: Date): bigint {
  return BigInt(time.getTime()) * 1_000_000n;
}
