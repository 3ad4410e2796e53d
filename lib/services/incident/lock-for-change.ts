import { setTimeout as delay } from "node:timers/promises";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { listAlerts } from "@/lib/store/alert-repository";
import type { EntityStore } from "@/lib/store/database";
import { findIncident } from "@/lib/store/incident-repository";
import { tryLock } from "@/lib/store/merge-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";

const TRIES = 60;
const PAUSE_MS = 50;

/** Somebody holds what has to be held together: nothing was changed. */
class Held extends Error {}

/**
 * Runs `work` in a transaction that `hold` began; when that found something held, all of it is begun
 * again soon, for three seconds. @throws `overloaded` after that
 */
export async function withHeld<T>(
  ctx: Pick<ServiceContext, "db">,
  work: (store: EntityStore) => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      return await withEntityTransaction(ctx.db, work);
    } catch (error) {
      if (!(error instanceof Held)) throw error;
    }
    await delay(PAUSE_MS);
  }
  throw new FaultlineError("overloaded", "alerts of these incidents are arriving: try again soon");
}

/**
 * Holds incidents, and all groups whose alerts they have, until the transaction ends: alerts of them
 * wait. @throws `not_found`
 */
export async function hold(
  store: EntityStore,
  scope: ProjectScope,
  ids: readonly IncidentId[],
): Promise<Incident[]> {
  const groups = await groupsOf(store, scope, ids);
  if (!(await tryLock(store, scope, { ids, groups: [...groups.values()] }))) throw new Held();
  const now = await groupsOf(store, scope, ids);
  if ([...now.keys()].some((key) => !groups.has(key))) throw new Held();
  return Promise.all(ids.map((id) => getKnown(store, scope, id)));
}

async function getKnown(store: EntityStore, scope: ProjectScope, id: IncidentId) {
  const incident = await findIncident(store, scope, id);
  if (incident === null) throw notFound("incident", id);
  return incident;
}

async function groupsOf(store: EntityStore, scope: ProjectScope, ids: readonly IncidentId[]) {
  const incidents = await Promise.all(ids.map((id) => getKnown(store, scope, id)));
  const alerts = (await Promise.all(ids.map((id) => listAlerts(store, scope, id)))).flat();
  return new Map(
    [...incidents, ...alerts].map(({ source, groupKey }) => [
      `${source}/${groupKey}`,
      { source, groupKey },
    ]),
  );
}
