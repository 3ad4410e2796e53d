import type { z } from "zod";
import type { Alert, StoredAlert } from "@/lib/domain/alert";
import type { AlertIntakeResult } from "@/lib/domain/contracts/intake";
import { type IncidentId, incidentNumberOf } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import {
  type AlertGroup,
  listGroupAlerts,
  listGroupIncidents,
  listIncidentsAround,
  lockAlertGroup,
  saveAlerts,
} from "@/lib/store/alert-intake";
import { listAlerts } from "@/lib/store/alert-repository";
import type { EntityStore } from "@/lib/store/database";
import { createIncident, updateIncident } from "@/lib/store/incident-repository";
import { NO_EVIDENCE_YET } from "@/lib/store/incident-row";
import { lockSurvivor } from "@/lib/store/merge-repository";
import { CHAIN_BEFORE_MS, CHAIN_WITHIN_MS, chooseChained } from "./choose-chained";
import { chooseIncident } from "./choose-incident";
import type { ServiceCall } from "./find-call-path";
import { followAlerts } from "./follow-alerts";
import { followMerges, knownPlaceFirst } from "./follow-merges";
import { keepDecided, recordAlertSteps } from "./keep-decided";
import { instanceKey } from "./parse-delivery";

export type IntakeResult = z.infer<typeof AlertIntakeResult> & { incidentIds: IncidentId[] };

/** Alerts of one group, from whichever door, each instance once. */
export interface Delivery extends AlertGroup {
  readonly alerts: readonly Alert[];
  readonly receivedAt: Date;
  /** Alerts that the sender cut from it, as it counted them. */
  readonly truncatedAlertCount: number;
  /** Every alert of the group, where it was read already under the group's lock. */
  readonly known?: readonly StoredAlert[];
}

/**
 * Takes alerts of one group into incidents (see `chooseIncident`), which follow them (see
 * `followAlerts`). Known by source, group key, fingerprint, start and status: told again, in any
 * number, they change nothing, and one that is told to fire after it was told to have ended stays
 * ended. Where they would open an incident, they join one of
 * a service that calls theirs or is called by it (see `chooseChained`; `calls` says who calls whom).
 * Runs within the caller's transaction, and holds the group's lock until that ends.
 */
export async function takeInAlerts(
  store: EntityStore,
  scope: ProjectScope,
  delivery: Delivery,
  calls: readonly ServiceCall[] = [],
): Promise<IntakeResult> {
  const { source, groupKey, alerts, receivedAt, truncatedAlertCount } = delivery;
  if (alerts.length === 0) return { incidentIds: [], created: 0, updated: 0, unchanged: 0 };
  const group = { source, groupKey };
  const known = delivery.known ?? (await readKnown(store, scope, group));
  const ofGroup = await listGroupIncidents(store, scope, group, known);
  const incidents = await followMerges(store, scope, ofGroup);
  const intake: Intake = {
    scope,
    store,
    group,
    receivedAt,
    truncatedAlertCount,
    known,
    incidents,
    candidates: calls.length === 0 ? [] : await listCandidates(store, scope, alerts),
    calls,
  };
  return takeIn(intake, alerts);
}

async function readKnown(store: EntityStore, scope: ProjectScope, group: AlertGroup) {
  await lockAlertGroup(store, scope, group);
  return listGroupAlerts(store, scope, group);
}

interface Intake {
  readonly scope: ProjectScope;
  readonly store: EntityStore;
  readonly group: AlertGroup;
  readonly receivedAt: Date;
  readonly truncatedAlertCount: number;
  readonly known: readonly StoredAlert[];
  readonly incidents: readonly Incident[];
  /** Incidents of other groups that a new alert may join, the oldest first. */
  readonly candidates: readonly Incident[];
  readonly calls: readonly ServiceCall[];
}

const MOST_CANDIDATES = 200;

function listCandidates(store: EntityStore, scope: ProjectScope, alerts: readonly Alert[]) {
  const starts = alerts.map(({ startsAt }) => startsAt.getTime());
  return listIncidentsAround(store, scope, {
    openedFrom: new Date(Math.min(...starts) - CHAIN_WITHIN_MS),
    openedTo: new Date(Math.max(...starts) + CHAIN_BEFORE_MS),
    limit: MOST_CANDIDATES,
  });
}

/** An alert that is new, with why it joins an incident of another group. */
interface Fresh extends Alert, Pick<StoredAlert, "movedFrom"> {
  readonly joinedBecause: string | null;
}

/** An incident before it is written: `incident` is null for one that these alerts open. */
interface Touched {
  readonly incident: Incident | null;
  readonly fresh: Fresh[];
  readonly ended: StoredAlert[];
  /** Of `fresh`: from the first start to the last end, without an end while one fires. */
  openedAt: Date;
  resolvedAt: Date | null;
}

async function takeIn(intake: Intake, delivered: readonly Alert[]): Promise<IntakeResult> {
  const { touched, unchanged } = sortOut(intake, delivered);
  // In one order for everybody, what exists first: nobody waits for another in a ring.
  touched.sort((a, b) => numberOf(a) - numberOf(b));
  const incidentIds: IncidentId[] = [];
  for (const one of touched) incidentIds.push(await write(intake, one));
  const truncated = await noteTruncation(intake, incidentIds);
  const created = touched.filter(({ incident }) => incident === null).length;
  return {
    incidentIds: incidentIds.length > 0 ? incidentIds : incidentsOf(intake, delivered),
    created,
    updated: touched.length - created + truncated,
    unchanged,
  };
}

/** Which alerts tell something new, and to which incident. In memory: one pass over the delivery. */
function sortOut(intake: Intake, delivered: readonly Alert[]) {
  const known = new Map(intake.known.map((alert) => [instanceKey(alert), alert]));
  const touched: Touched[] = [];
  let unchanged = 0;
  for (const alert of delivered) {
    const before = known.get(instanceKey(alert));
    if (before === undefined) {
      const { incident, because, movedFrom } = placeOf(intake, alert);
      const fresh = { ...alert, joinedBecause: because, movedFrom };
      addFresh(touchedOf(touched, incident, alert), fresh);
    } else if (before.status === "firing" && alert.status === "resolved") {
      const incident = intake.incidents.find(({ id }) => id === before.incidentId) ?? null;
      const { endsAt } = alert;
      // An end that says nothing leaves what was said.
      const isSilent = Object.keys(alert.annotations).length === 0;
      const annotations = isSilent ? before.annotations : alert.annotations;
      const ended = { ...before, status: alert.status, endsAt, annotations };
      touchedOf(touched, incident, alert).ended.push(ended);
    } else {
      unchanged += 1;
    }
  }
  return { touched, unchanged };
}

/** Where a new alert belongs: to an incident of its group, else to one of its chain, else to a new one. */
function placeOf({ incidents, known, candidates, calls }: Intake, alert: Alert) {
  const own = chooseIncident(alert, knownPlaceFirst(alert, incidents, known));
  if (own !== null) {
    const before = known.find(({ incidentId }) => incidentId === own.id);
    const { joinedBecause: because = null, movedFrom = null } = before ?? {};
    return { incident: own, because, movedFrom };
  }
  const chained = chooseChained(alert, candidates, calls) ?? { incident: null, because: null };
  return { ...chained, movedFrom: null };
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

async function write(intake: Intake, { incident, fresh, ended }: Touched): Promise<IncidentId> {
  const { scope, group, store, receivedAt } = intake;
  // Another group may have written it meanwhile.
  const now = incident === null ? null : await lockSurvivor(store, scope, incident.id);
  const endedKeys = new Set(ended.map(keyAmongAll));
  const others = (await alertsOf(intake, now)).filter(
    (alert) => !endedKeys.has(keyAmongAll(alert)),
  );
  const firesAnew = fresh.some(({ status }) => status === "firing");
  const all = [...others, ...ended, ...fresh];
  const followed = keepDecided(now, followAlerts(now, all, firesAnew), all);
  const saved =
    incident === null
      ? await createIncident(store, scope, {
          ...followed,
          ...group,
          updatedAt: receivedAt,
          truncatedAlertCount: 0,
          evidence: NO_EVIDENCE_YET,
          leadTraceId: null,
        })
      : await updateIncident(store, scope, now?.id ?? incident.id, {
          ...followed,
          updatedAt: receivedAt,
        });
  const { id } = saved;
  await recordAlertSteps(store, scope, { before: now, after: saved, at: receivedAt });
  const received = { incidentId: id, lastReceivedAt: receivedAt };
  await saveAlerts(store, scope, [
    ...ended.map((alert) => ({ ...alert, ...received })),
    ...fresh.map((alert) => ({ ...alert, ...received, firstReceivedAt: receivedAt })),
  ]);
  return id;
}

/** All alerts of an incident: those of the group are known, and where it has more those of all. */
async function alertsOf(
  intake: Intake,
  incident: Incident | null,
): Promise<readonly StoredAlert[]> {
  if (incident === null) return [];
  const own = intake.known.filter(({ incidentId }) => incidentId === incident.id);
  if (own.length === incident.alertCount) return own;
  return listAlerts(intake.store, intake.scope, incident.id);
}

function keyAmongAll(alert: Alert): string {
  return `${alert.source}/${alert.groupKey}/${instanceKey(alert)}`;
}

/** The most that a sender ever left out of one delivery. Returns how many incidents that changed alone. */
async function noteTruncation(intake: Intake, written: readonly IncidentId[]): Promise<number> {
  const { scope, store, truncatedAlertCount, incidents, receivedAt } = intake;
  if (truncatedAlertCount === 0) return 0;
  const id = written[0] ?? incidents[0]?.id;
  const before = incidents.find((incident) => incident.id === id)?.truncatedAlertCount ?? 0;
  if (id === undefined || truncatedAlertCount <= before) return 0;
  await updateIncident(store, scope, id, { truncatedAlertCount, updatedAt: receivedAt });
  return written.includes(id) ? 0 : 1;
}

/** The incidents that a delivery without news is about. */
function incidentsOf({ known }: Intake, delivered: readonly Alert[]): IncidentId[] {
  const keys = new Set(delivered.map(instanceKey));
  return [
    ...new Set(known.filter((alert) => keys.has(instanceKey(alert))).map((one) => one.incidentId)),
  ];
}

/** What several deliveries came to, taken together. */
export function sumResults(results: readonly IntakeResult[]): IntakeResult {
  const sum = (of: (result: IntakeResult) => number) => results.reduce((n, one) => n + of(one), 0);
  return {
    incidentIds: [...new Set(results.flatMap(({ incidentIds }) => incidentIds))],
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
  };
}
