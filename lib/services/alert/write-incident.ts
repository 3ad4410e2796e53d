import type { Alert, StoredAlert } from "@/lib/domain/alert";
import type { IncidentId } from "@/lib/domain/ids";
import { NO_EVIDENCE_YET } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import {
  type AlertGroup,
  findLastEnd,
  type LockedIncident,
  saveAlerts,
} from "@/lib/store/alert-intake";
import { listAlerts } from "@/lib/store/alert-repository";
import type { EntityStore } from "@/lib/store/database";
import { createIncident, updateIncident } from "@/lib/store/incident-repository";
import { lockSurvivor } from "@/lib/store/merge-repository";
import { followAlerts } from "./follow-alerts";
import { keepDecided, recordAlertSteps } from "./keep-decided";
import type { Touched } from "./sort-out-alerts";
import { type AlertTotals, addNews, keyAmongAll, totalAlerts } from "./total-alerts";

/** Writes what alerts tell an incident, and the alerts; opens it when there is none yet. */
export async function writeIncident(
  store: EntityStore,
  scope: ProjectScope,
  { source, groupKey, receivedAt }: AlertGroup & { readonly receivedAt: Date },
  touched: Touched,
): Promise<IncidentId> {
  const { fresh, ended } = touched;
  // Another group may have written it meanwhile.
  const now =
    touched.incident === null ? null : await lockSurvivor(store, scope, touched.incident.id);
  const before = now?.incident ?? null;
  const { totals, all } = await totalWithNews(store, scope, now, touched);
  const firesAnew = fresh.some(({ status }) => status === "firing");
  const followed = {
    ...keepDecided(before, followAlerts(before, totals, firesAnew), all),
    leadAlert: all.some(({ movedFrom }) => movedFrom !== null) ? null : totals.lead,
    updatedAt: receivedAt,
  };
  const saved =
    now === null
      ? await createIncident(store, scope, { ...followed, ...OPENED, source, groupKey })
      : await updateIncident(store, scope, now.incident.id, followed);
  const { id } = saved;
  await recordAlertSteps(store, scope, { before, after: saved, at: receivedAt });
  const received = { incidentId: id, lastReceivedAt: receivedAt };
  await saveAlerts(store, scope, [
    ...ended.map((alert) => ({ ...alert, ...received })),
    ...fresh.map((alert) => ({
      ...alert,
      ...received,
      firstReceivedAt: receivedAt,
      repeatCount: 0,
    })),
  ]);
  return id;
}

const OPENED = { truncatedAlertCount: 0, evidence: NO_EVIDENCE_YET, leadTraceId: null } as const;

type Arrived = Alert & Pick<StoredAlert, "movedFrom">;

/**
 * What all alerts of an incident come to: from what they came to before, where that is known, and
 * then `all` are the new ones alone; else all of them are read. An incident that another was merged
 * into is named after alerts of its own, and so reads all.
 */
async function totalWithNews(
  store: EntityStore,
  scope: ProjectScope,
  now: LockedIncident | null,
  news: Pick<Touched, "fresh" | "ended">,
): Promise<{ totals: AlertTotals; all: readonly Arrived[] }> {
  if (now === null) return { totals: totalAlerts(news.fresh), all: news.fresh };
  const { incident, lead } = now;
  if (lead === null) {
    const told = new Set(news.ended.map(keyAmongAll));
    const all = await listAlerts(store, scope, incident.id);
    const others = all.filter((alert) => !told.has(keyAmongAll(alert)));
    const now = [...others, ...news.ended, ...news.fresh];
    return { totals: totalAlerts(now), all: now };
  }
  const before = { ...incident, lead, lastEndedAt: null };
  const totals = addNews(before, news);
  if (totals.firingAlertCount > 0) return { totals, all: news.fresh };
  const lastEndedAt = await findLastEnd(store, scope, incident.id);
  return { totals: addNews({ ...before, lastEndedAt }, news), all: news.fresh };
}
