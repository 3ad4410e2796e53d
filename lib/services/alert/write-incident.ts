import type { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { type AlertGroup, findLastEnd, lockIncident, saveAlerts } from "@/lib/store/alert-intake";
import { listAlerts } from "@/lib/store/alert-repository";
import type { EntityStore } from "@/lib/store/database";
import { createIncident, updateIncident } from "@/lib/store/incident-repository";
import { NO_EVIDENCE_YET } from "@/lib/store/incident-row";
import { followAlerts } from "./follow-alerts";
import type { Touched } from "./sort-out-alerts";
import {
  type AlertNews,
  type AlertTotals,
  addNews,
  keyAmongAll,
  totalAlerts,
} from "./total-alerts";

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
    touched.incident === null ? null : await lockIncident(store, scope, touched.incident.id);
  const totals = await totalWithNews(store, scope, now, touched);
  const firesAnew = fresh.some(({ status }) => status === "firing");
  const followed = {
    ...followAlerts(now?.incident ?? null, totals, firesAnew),
    leadAlert: totals.lead,
    updatedAt: receivedAt,
  };
  const { id } =
    now === null
      ? await createIncident(store, scope, { ...followed, ...OPENED, source, groupKey })
      : await updateIncident(store, scope, now.incident.id, followed);
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

type Locked = Awaited<ReturnType<typeof lockIncident>>;

/**
 * What all alerts of an incident come to: from what they came to before, where that is known; else
 * all of them are read.
 */
async function totalWithNews(
  store: EntityStore,
  scope: ProjectScope,
  now: Locked | null,
  news: AlertNews,
): Promise<AlertTotals> {
  if (now === null) return totalAlerts(news.fresh);
  const { incident, lead } = now;
  if (lead === null) {
    const told = new Set(news.ended.map(keyAmongAll));
    const all = await listAlerts(store, scope, incident.id);
    const others = all.filter((alert) => !told.has(keyAmongAll(alert)));
    return totalAlerts([...others, ...news.ended, ...news.fresh]);
  }
  const before = { ...incident, lead, lastEndedAt: null };
  const totals = addNews(before, news);
  if (totals.firingAlertCount > 0) return totals;
  return addNews({ ...before, lastEndedAt: await findLastEnd(store, scope, incident.id) }, news);
}
