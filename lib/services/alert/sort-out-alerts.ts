import type { Alert, StoredAlert } from "@/lib/domain/alert";
import { incidentNumberOf } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { GroupIncident } from "@/lib/store/group-incidents";
import { chooseChained } from "./choose-chained";
import { chooseIncident } from "./choose-incident";
import type { ServiceCall } from "./find-call-path";
import { knownPlaceFirst } from "./follow-merges";
import { instanceKey } from "./parse-delivery";

/** What is known before alerts of one group are sorted out. */
export interface Surroundings {
  /** Of the group, those that are told of. */
  readonly known: readonly StoredAlert[];
  /** Of the group, the newest first. */
  readonly incidents: readonly GroupIncident[];
  /** Incidents of other groups that a new alert may join, the oldest first. */
  readonly candidates: readonly Incident[];
  readonly calls: readonly ServiceCall[];
}

/** An alert that is new, with why it is where it is. */
export interface Fresh extends Alert, Pick<StoredAlert, "joinedBecause" | "movedFrom"> {}

/** An incident before it is written: `incident` is null for one that these alerts open. */
export interface Touched {
  readonly incident: Incident | null;
  readonly fresh: Fresh[];
  readonly ended: StoredAlert[];
  /** Of `fresh`: from the first start to the last end, without an end while one fires. */
  openedAt: Date;
  resolvedAt: Date | null;
}

/**
 * Which alerts tell something new, and to which incident; `repeated` tell nothing. What exists stands
 * first, by number: everybody writes in that order, so that nobody waits for another in a ring. One
 * pass over the delivery.
 */
export function sortOutAlerts(
  around: Surroundings,
  delivered: readonly Alert[],
): { touched: readonly Touched[]; repeated: readonly StoredAlert[] } {
  const known = new Map(around.known.map((alert) => [instanceKey(alert), alert]));
  const touched: Touched[] = [];
  const repeated: StoredAlert[] = [];
  for (const alert of delivered) {
    const before = known.get(instanceKey(alert));
    if (before === undefined) {
      const { incident, ...arrival } = placeOf(around, alert);
      addFresh(touchedOf(touched, incident, alert), { ...alert, ...arrival });
    } else if (before.status === "firing" && alert.status === "resolved") {
      const incident = around.incidents.find(({ id }) => id === before.incidentId) ?? null;
      touchedOf(touched, incident, alert).ended.push(endOf(before, alert));
    } else {
      repeated.push(before);
    }
  }
  touched.sort((a, b) => numberOf(a) - numberOf(b));
  return { touched, repeated };
}

/** An end that says nothing leaves what was said. */
function endOf(before: StoredAlert, { status, endsAt, annotations }: Alert): StoredAlert {
  const isSilent = Object.keys(annotations).length === 0;
  return { ...before, status, endsAt, annotations: isSilent ? before.annotations : annotations };
}

/** Where a new alert belongs: to an incident of its group, else to one of its chain, else to a new one. */
function placeOf({ incidents, known, candidates, calls }: Surroundings, alert: Alert) {
  const own = chooseIncident(alert, knownPlaceFirst(alert, incidents, known));
  if (own !== null) {
    return { incident: own, joinedBecause: own.joinedBecause, movedFrom: own.movedFrom };
  }
  const chained = chooseChained(alert, candidates, calls);
  return {
    incident: chained?.incident ?? null,
    joinedBecause: chained?.because ?? null,
    movedFrom: null,
  };
}

function numberOf({ incident }: Touched): number {
  return incident === null ? Number.POSITIVE_INFINITY : incidentNumberOf(incident.id);
}

/** The entry of an incident, made when missing. Alerts that open one share it while they lie near. */
function touchedOf(touched: Touched[], incident: Incident | null, alert: Alert): Touched {
  const found = touched.find((one) =>
    incident === null
      ? one.incident === null && chooseIncident(alert, [one]) !== null
      : one.incident?.id === incident.id,
  );
  if (found !== undefined) return found;
  const { startsAt, endsAt } = alert;
  const made: Touched = {
    incident,
    fresh: [],
    ended: [],
    openedAt: startsAt,
    resolvedAt: endsAt,
  };
  touched.push(made);
  return made;
}

function addFresh(touched: Touched, alert: Fresh): void {
  touched.fresh.push(alert);
  if (alert.startsAt < touched.openedAt) touched.openedAt = alert.startsAt;
  if (alert.endsAt === null) touched.resolvedAt = null;
  else if (touched.resolvedAt !== null && alert.endsAt > touched.resolvedAt) {
    touched.resolvedAt = alert.endsAt;
  }
}
