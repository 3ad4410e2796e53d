import type { z } from "zod";
import type { Alert, StoredAlert } from "@/lib/domain/alert";
import type { AlertIntakeResult } from "@/lib/domain/contracts/intake";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import {
  type AlertGroup,
  listGroupAlerts,
  listGroupIncidents,
  lockAlertGroup,
  saveAlerts,
} from "@/lib/store/alert-intake";
import type { EntityStore } from "@/lib/store/database";
import { createIncident, updateIncident } from "@/lib/store/incident-repository";
import { NO_EVIDENCE_YET } from "@/lib/store/incident-row";
import { chooseIncident } from "./choose-incident";
import { followAlerts } from "./follow-alerts";
import { instanceKey } from "./parse-delivery";

export type IntakeResult = z.infer<typeof AlertIntakeResult> & { incidentIds: IncidentId[] };

/** Alerts of one group, from whichever door, each instance once. */
export interface Delivery extends AlertGroup {
  readonly alerts: readonly Alert[];
  readonly receivedAt: Date;
  /** Alerts that the sender cut from it, as it counted them. */
  readonly truncatedAlertCount: number;
}

/**
 * Takes alerts of one group into incidents (see `chooseIncident`), which follow them (see
 * `followAlerts`). Known by source, group key, fingerprint, start and status: told again, in any
 * number, they change nothing, and one that is told to fire after it was told to have ended stays
 * ended. Runs within the caller's transaction, and holds the group's lock until that ends.
 */
export async function takeInAlerts(
  store: EntityStore,
  scope: ProjectScope,
  delivery: Delivery,
): Promise<IntakeResult> {
  const { source, groupKey, alerts, receivedAt, truncatedAlertCount } = delivery;
  if (alerts.length === 0) return { incidentIds: [], created: 0, updated: 0, unchanged: 0 };
  const group = { source, groupKey };
  await lockAlertGroup(store, scope, group);
  const intake: Intake = {
    scope,
    store,
    group,
    receivedAt,
    truncatedAlertCount,
    known: await listGroupAlerts(store, scope, group),
    incidents: await listGroupIncidents(store, scope, group),
  };
  return takeIn(intake, alerts);
}

interface Intake {
  readonly scope: ProjectScope;
  readonly store: EntityStore;
  readonly group: AlertGroup;
  readonly receivedAt: Date;
  readonly truncatedAlertCount: number;
  readonly known: readonly StoredAlert[];
  readonly incidents: readonly Incident[];
}

/** An incident before it is written: `incident` is null for one that these alerts open. */
interface Touched {
  readonly incident: Incident | null;
  readonly fresh: Alert[];
  readonly ended: StoredAlert[];
  /** Of `fresh`: from the first start to the last end, without an end while one fires. */
  openedAt: Date;
  resolvedAt: Date | null;
}

async function takeIn(intake: Intake, delivered: readonly Alert[]): Promise<IntakeResult> {
  const { touched, unchanged } = sortOut(intake, delivered);
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
      const incident = chooseIncident(alert, intake.incidents);
      addFresh(touchedOf(touched, incident, alert), alert);
    } else if (before.status === "firing" && alert.status === "resolved") {
      const incident = intake.incidents.find(({ id }) => id === before.incidentId) ?? null;
      const { endsAt, annotations } = alert;
      const ended = { ...before, status: alert.status, endsAt, annotations };
      touchedOf(touched, incident, alert).ended.push(ended);
    } else {
      unchanged += 1;
    }
  }
  return { touched, unchanged };
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

function addFresh(touched: Touched, alert: Alert): void {
  touched.fresh.push(alert);
  if (alert.startsAt < touched.openedAt) touched.openedAt = alert.startsAt;
  if (alert.endsAt === null) touched.resolvedAt = null;
  else if (touched.resolvedAt !== null && alert.endsAt > touched.resolvedAt) {
    touched.resolvedAt = alert.endsAt;
  }
}

async function write(intake: Intake, { incident, fresh, ended }: Touched): Promise<IncidentId> {
  const { scope, group, store, receivedAt, known } = intake;
  const endedKeys = new Set(ended.map(instanceKey));
  const others = known.filter(
    (alert) => alert.incidentId === incident?.id && !endedKeys.has(instanceKey(alert)),
  );
  const firesAnew = fresh.some(({ status }) => status === "firing");
  const followed = followAlerts(incident, [...others, ...ended, ...fresh], firesAnew);
  const { id } =
    incident === null
      ? await createIncident(store, scope, {
          ...followed,
          ...group,
          updatedAt: receivedAt,
          truncatedAlertCount: 0,
          evidence: NO_EVIDENCE_YET,
          leadTraceId: null,
        })
      : await updateIncident(store, scope, incident.id, { ...followed, updatedAt: receivedAt });
  const received = { incidentId: id, lastReceivedAt: receivedAt };
  await saveAlerts(store, scope, [
    ...ended.map((alert) => ({ ...alert, ...received })),
    ...fresh.map((alert) => ({ ...alert, ...received, firstReceivedAt: receivedAt })),
  ]);
  return id;
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
