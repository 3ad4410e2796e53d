import type { StoredAlert } from "@/lib/domain/alert";
import type { HistoryStep } from "@/lib/domain/history";
import { BY_ALERT } from "@/lib/domain/step-actor";
import { type IncidentHistory, stepOf } from "./incident-history";

/** More firings of one alert than these are told in one step. */
const MOST_FIRINGS = 3;
/** More alerts than these that do the same within a minute are told in one step. */
const MOST_TOGETHER = 5;
const TOGETHER_MS = 60_000;

interface Told {
  readonly at: Date;
  readonly what: "fires" | "ends";
  readonly alert: StoredAlert;
}

/**
 * That alerts fired and ended. One that flaps is told with its first firing, how often it fired, and
 * its last end; of a storm, how many there were. O(n log n) for n alerts.
 */
export function tellAlerts(history: IncidentHistory): HistoryStep[] {
  const told: Told[] = [];
  const flapping: HistoryStep[] = [];
  for (const firings of byAlert(history.alerts)) {
    const isFlapping = firings.length > MOST_FIRINGS;
    told.push(...(isFlapping ? endsOf(firings) : firings.flatMap((one) => endsOf([one]))));
    if (isFlapping) flapping.push(tellFlapping(history, firings));
  }
  told.sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (keyOf(a.alert) < keyOf(b.alert) ? -1 : 1),
  );
  return [
    ...(["fires", "ends"] as const).flatMap((what) =>
      together(told.filter((one) => one.what === what)).flatMap((some) => tell(history, some)),
    ),
    ...flapping,
    ...tellRepeats(history),
  ];
}

/** Where an id begins with it, a step counts deliveries that told nothing new. */
export const REPEATS = "repeats/";

/** How often alerts were told again without news: counted, and not told one by one. */
function tellRepeats(history: IncidentHistory): HistoryStep[] {
  const repeated = history.alerts.filter(({ repeatCount }) => repeatCount > 0);
  const last = Math.max(...repeated.map(({ startsAt }) => startsAt.getTime()));
  if (repeated.length === 0) return [];
  const count = repeated.reduce((sum, { repeatCount }) => sum + repeatCount, 0);
  const [times, what] = [count === 1 ? "once" : `${count} times`, repeated.length];
  return [
    stepOf(history, {
      id: `${REPEATS}${history.incident.id}`,
      at: new Date(last),
      kind: "alert",
      by: BY_ALERT,
      text: `${what === 1 ? "an alert is" : `${what} alerts are`} told again without news, ${times} in all`,
      target: { kind: "alerts", id: null },
    }),
  ];
}

/** The firings of each alert, the first first. */
function byAlert(alerts: readonly StoredAlert[]): readonly (readonly StoredAlert[])[] {
  const found = new Map<string, StoredAlert[]>();
  for (const alert of alerts) {
    const key = JSON.stringify([alert.source, alert.groupKey, alert.fingerprint]);
    const firings = found.get(key);
    if (firings === undefined) found.set(key, [alert]);
    else firings.push(alert);
  }
  for (const firings of found.values()) {
    firings.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  }
  return [...found.values()];
}

/** The start of the first firing and the end of the last, when it has ended. */
function endsOf(firings: readonly StoredAlert[]): Told[] {
  const [first, last] = [firings[0], firings.at(-1)];
  if (first === undefined || last === undefined) return [];
  const fires: Told = { at: first.startsAt, what: "fires", alert: first };
  const hasEnded = last.status === "resolved" && last.endsAt !== null;
  return hasEnded ? [fires, { at: last.endsAt, what: "ends", alert: last }] : [fires];
}

function tellFlapping(history: IncidentHistory, firings: readonly StoredAlert[]): HistoryStep {
  const [first, last] = [firings[0], firings.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("an alert fires");
  return stepOf(history, {
    id: `flapping/${keyOf(first)}`,
    at: last.startsAt,
    kind: "alert",
    by: BY_ALERT,
    text: `${nameOf(first)} fires again, ${firings.length} times in all: it flaps`,
    target: { kind: "alerts", id: first.fingerprint },
  });
}

/** In order of time: those within a minute of the first of them. */
function together(told: readonly Told[]): readonly (readonly Told[])[] {
  const groups: Told[][] = [];
  for (const one of told) {
    const first = groups.at(-1)?.[0];
    const isNear = first !== undefined && one.at.getTime() - first.at.getTime() <= TOGETHER_MS;
    if (isNear) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups;
}

function tell(history: IncidentHistory, some: readonly Told[]): HistoryStep[] {
  const [first] = some;
  if (first === undefined) return [];
  if (some.length <= MOST_TOGETHER) return some.map((one) => tellOne(history, one));
  const verb = first.what === "fires" ? "fire" : "end";
  const names = [...new Set(some.map(({ alert }) => nameOf(alert)))];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return [
    stepOf(history, {
      id: `${first.what}/${keyOf(first.alert)}`,
      at: first.at,
      kind: "alert",
      by: BY_ALERT,
      text: `${some.length} alerts ${verb} within a minute: ${names.slice(0, 3).join(", ")}${more}`,
      target: { kind: "alerts", id: null },
    }),
  ];
}

function tellOne(history: IncidentHistory, { at, what, alert }: Told): HistoryStep {
  const { joinedBecause, fingerprint } = alert;
  const why =
    what === "fires" && joinedBecause !== null ? ` and is grouped here: ${joinedBecause}` : "";
  return stepOf(history, {
    id: `${what}/${keyOf(alert)}`,
    at,
    kind: "alert",
    by: BY_ALERT,
    text: `${nameOf(alert)} ${what}${why}`,
    target: { kind: "alerts", id: fingerprint },
  });
}

function nameOf({ labels }: StoredAlert): string {
  return labels.alertname ?? "an alert";
}

function keyOf({ source, groupKey, fingerprint, startsAt }: StoredAlert): string {
  return `${source}/${groupKey}/${fingerprint}/${startsAt.toISOString()}`;
}
