import type { Alert, StoredAlert } from "@/lib/domain/alert";
import { incidentNumberOf } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import {
  type AlertGroup,
  listIncidentsAround,
  listKnownAlerts,
  lockAlertGroup,
} from "@/lib/store/alert-intake";
import type { EntityStore } from "@/lib/store/database";
import {
  type GroupIncident,
  listGroupIncidents,
  listJoinedIncidents,
} from "@/lib/store/group-incidents";
import { CHAIN_BEFORE_MS, CHAIN_WITHIN_MS } from "./choose-chained";
import { chooseIncident, REOPEN_WITHIN_MS } from "./choose-incident";
import type { ServiceCall } from "./find-call-path";
import { followMerges } from "./follow-merges";
import { listRelatedServices } from "./list-related-services";
import { instanceKey } from "./parse-delivery";
import { servicesOf } from "./services-that-fire";
import type { Surroundings } from "./sort-out-alerts";

/** Older incidents first, so that a storm gathers where it began. */
const MOST_CANDIDATES = 200;

/** Alerts of one group; `known` is what is known of them, where it was read under the group's lock. */
interface GroupAlerts extends AlertGroup {
  readonly alerts: readonly Alert[];
  readonly known?: readonly StoredAlert[];
}

/**
 * Reads what alerts of one group are sorted out by, under the group's lock. What lies further off is
 * read only for alerts that have no place in an open incident of their group.
 */
export async function readSurroundings(
  store: EntityStore,
  scope: ProjectScope,
  { source, groupKey, alerts, known: given }: GroupAlerts,
  calls: readonly ServiceCall[],
): Promise<Surroundings> {
  const group = { source, groupKey };
  if (given === undefined) await lockAlertGroup(store, scope, group);
  const fingerprints = alerts.map(({ fingerprint }) => fingerprint);
  const known = given ?? (await listKnownAlerts(store, scope, group, fingerprints));
  const notOverBy = new Date(firstStart(alerts) - REOPEN_WITHIN_MS);
  const own = await listGroupIncidents(store, scope, group, notOverBy, known);
  const lost = listLost(alerts, known, own);
  const isWhole = own.every(({ mergedInto }) => mergedInto === null);
  if (lost.length === 0 && isWhole) return { known, incidents: own, candidates: [], calls };
  const joined = await listJoinedIncidents(store, scope, group, notOverBy);
  const incidents = mergeNewestFirst(joined, await followMerges(store, scope, own));
  const candidates = await listCandidates(store, scope, lost, calls);
  return { known, incidents, candidates, calls };
}

async function listCandidates(
  store: EntityStore,
  scope: ProjectScope,
  lost: readonly Alert[],
  calls: readonly ServiceCall[],
): Promise<readonly Incident[]> {
  if (lost.length === 0) return [];
  return listIncidentsAround(store, scope, {
    services: listRelatedServices(servicesOf(lost), calls),
    openedFrom: new Date(firstStart(lost) - CHAIN_WITHIN_MS),
    openedTo: new Date(Math.max(...lost.map(startMs)) + CHAIN_BEFORE_MS),
    limit: MOST_CANDIDATES,
  });
}

/** New alerts without a place in an incident of their group that is open. */
function listLost(
  alerts: readonly Alert[],
  known: readonly StoredAlert[],
  own: readonly GroupIncident[],
): readonly Alert[] {
  const told = new Set(known.map(instanceKey));
  const open = own.filter(({ resolvedAt }) => resolvedAt === null);
  return alerts.filter(
    (alert) => !told.has(instanceKey(alert)) && chooseIncident(alert, open) === null,
  );
}

/** Each once, as early as any of them says that it began. */
function mergeNewestFirst(
  joined: readonly GroupIncident[],
  own: readonly GroupIncident[],
): readonly GroupIncident[] {
  const merged = new Map(joined.map((incident) => [incident.id, incident]));
  for (const incident of own) {
    const { openedAt } = merged.get(incident.id) ?? incident;
    const first = openedAt < incident.openedAt ? openedAt : incident.openedAt;
    merged.set(incident.id, { ...incident, ...merged.get(incident.id), openedAt: first });
  }
  return [...merged.values()].sort((a, b) => incidentNumberOf(b.id) - incidentNumberOf(a.id));
}

function startMs({ startsAt }: Alert): number {
  return startsAt.getTime();
}

function firstStart(alerts: readonly Alert[]): number {
  return Math.min(...alerts.map(startMs));
}
