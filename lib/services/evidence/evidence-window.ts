import type { StoredAlert } from "@/lib/domain/alert";
import type { Incident } from "@/lib/domain/incident";

const BEFORE_ALERT_MS = 10 * 60_000;
const AFTER_END_MS = 60_000;
const AFTER_TRACE_MS = 9 * 60_000;
const BASELINE_MS = 60 * 60_000;

/** Where to look for what failed, and the hour before it to look for health. */
export interface EvidenceWindow {
  readonly start: Date;
  readonly end: Date;
  readonly baselineStart: Date;
}

/**
 * An alert fires some time after the trouble began: the window opens ten minutes before the first
 * and closes with the incident, or now while it lasts; ten minutes after the trace when it was
 * opened from one.
 *
 *     baselineStart ────── 1 h ────── start ─ 10 min ─ first alert ───── end
 */
export function evidenceWindow(
  incident: Pick<Incident, "openedAt" | "resolvedAt" | "source">,
  alerts: readonly Pick<StoredAlert, "startsAt">[],
  now: Date,
): EvidenceWindow {
  const first = Math.min(
    incident.openedAt.getTime(),
    ...alerts.map((one) => one.startsAt.getTime()),
  );
  const start = first - BEFORE_ALERT_MS;
  const ended = endOf(incident, now);
  return {
    start: new Date(start),
    end: new Date(Math.max(first, ended) + AFTER_END_MS),
    baselineStart: new Date(start - BASELINE_MS),
  };
}

/** One opened by hand is about its trace, however long people look at it. */
function endOf({ source, openedAt, resolvedAt }: Parameters<typeof evidenceWindow>[0], now: Date) {
  if (source === "manual") return openedAt.getTime() + AFTER_TRACE_MS;
  return (resolvedAt ?? now).getTime();
}

/** A moment as unix nanoseconds. */
export function toUnixNano(time: Date): bigint {
  return BigInt(time.getTime()) * 1_000_000n;
}
