import type { AlertDto } from "@/lib/domain/contracts/incident";

/** An alert however often it fired: as it was told last, with how often and since when. */
export interface FoldedAlert {
  readonly alert: AlertDto;
  readonly firedCount: number;
  readonly firstStartsAt: string;
}

/** Each alert once: one that fired, ended and fired again is counted and not repeated. In their order. */
export function foldFlaps(alerts: readonly AlertDto[]): readonly FoldedAlert[] {
  const folded = new Map<string, FoldedAlert>();
  for (const alert of alerts) {
    const key = flapKey(alert);
    const before = folded.get(key);
    folded.set(key, before === undefined ? onceOf(alert) : again(before, alert));
  }
  return [...folded.values()];
}

/** The same for every firing of an alert. */
export function flapKey({ source, groupKey, fingerprint }: AlertDto): string {
  return JSON.stringify([source, groupKey, fingerprint]);
}

function onceOf(alert: AlertDto): FoldedAlert {
  return { alert, firedCount: 1, firstStartsAt: alert.startsAt };
}

function again({ alert, firedCount, firstStartsAt }: FoldedAlert, other: AlertDto): FoldedAlert {
  const isLater = Date.parse(other.startsAt) >= Date.parse(alert.startsAt);
  const isEarlier = Date.parse(other.startsAt) < Date.parse(firstStartsAt);
  return {
    alert: isLater ? other : alert,
    firedCount: firedCount + 1,
    firstStartsAt: isEarlier ? other.startsAt : firstStartsAt,
  };
}

/** Why alerts of other groups are part of the incident, each reason once. */
export function groupingReasons(alerts: readonly AlertDto[]): readonly string[] {
  return [...new Set(alerts.flatMap(({ joinedBecause }) => joinedBecause ?? []))];
}
