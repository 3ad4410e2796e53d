import type { StoredAlert } from "@/lib/domain/alert";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { SplitIncidentBody } from "@/lib/domain/contracts/lifecycle";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { NO_EVIDENCE_YET } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { listAlerts } from "@/lib/store/alert-repository";
import type { EntityStore } from "@/lib/store/database";
import { createIncident, updateIncident } from "@/lib/store/incident-repository";
import { appendSteps } from "@/lib/store/incident-step-repository";
import { type AlertKey, splitOffAlerts } from "@/lib/store/merge-repository";
import { followAlerts } from "../alert/follow-alerts";
import { keepDecided } from "../alert/keep-decided";
import { totalAlerts } from "../alert/total-alerts";
import type { ServiceContext } from "../context";
import { enqueueEvidence } from "../jobs";
import { isMerged } from "./decide-incident";
import { withAlerts } from "./follow-merge";
import { getIncident } from "./get-incident";
import { hold, withHeld } from "./lock-for-change";

/**
 * Makes chosen alerts of an incident an incident of their own; merged into the first again, they are
 * together as before. All or nothing. @returns the new one @throws `not_found` of the incident or of
 * an alert; `conflict` when it was merged, or when all of its alerts are chosen
 */
export async function splitIncident(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
  { alerts, by }: SplitIncidentBody,
): Promise<IncidentDetailDto> {
  const keys = alerts.map((key) => ({ ...key, startsAt: new Date(key.startsAt) }));
  const asked = { id, keys, by: by ?? null, now: ctx.now() };
  const made = await withHeld(ctx, (store) => split(store, ctx.scope, asked));
  await enqueueEvidence([id, made]);
  return getIncident(ctx, made);
}

async function split(
  store: EntityStore,
  scope: ProjectScope,
  asked: { id: IncidentId; keys: readonly AlertKey[]; by: string | null; now: Date },
): Promise<IncidentId> {
  const { id, by, now } = asked;
  const [incident] = await hold(store, scope, [id]);
  if (incident === undefined) throw new RangeError("an incident is held");
  if (incident.mergedInto !== null) throw isMerged(id, incident.mergedInto);
  const all = await listAlerts(store, scope, id);
  const { chosen, left } = choose(id, all, asked.keys);
  const [first] = chosen;
  if (first === undefined) throw new RangeError("an alert is chosen");
  const made = await createIncident(store, scope, {
    ...keepDecided(null, followAlerts(null, totalAlerts(chosen), true), []),
    source: first.source,
    groupKey: first.groupKey,
    updatedAt: now,
    truncatedAlertCount: 0,
    evidence: NO_EVIDENCE_YET,
    leadTraceId: null,
  });
  const because = `split off from ${id}`;
  await splitOffAlerts(store, scope, { alerts: chosen, to: made.id, because });
  await updateIncident(store, scope, id, { ...withAlerts(incident, left), updatedAt: now });
  const alertCount = chosen.length;
  const gone = { kind: "split", into: made.id, alertCount } as const;
  await appendSteps(store, scope, id, [{ at: now, by, change: gone }]);
  const came = { kind: "split-off", from: id, alertCount } as const;
  await appendSteps(store, scope, made.id, [{ at: now, by, change: came }]);
  return made.id;
}

function choose(id: IncidentId, all: readonly StoredAlert[], keys: readonly AlertKey[]) {
  const wanted = new Set(keys.map(textOf));
  const chosen = all.filter((alert) => wanted.has(textOf(alert)));
  if (chosen.length < wanted.size) {
    const known = new Set(chosen.map(textOf));
    throw notFound("alert", [...wanted].find((key) => !known.has(key)) ?? "");
  }
  if (chosen.length === all.length) {
    const message = `all ${all.length} alerts of ${id} are chosen, and nothing would be left of it`;
    throw new FaultlineError("conflict", message, { id, alertCount: all.length });
  }
  return { chosen, left: all.filter((alert) => !wanted.has(textOf(alert))) };
}

function textOf({ source, groupKey, fingerprint, startsAt }: AlertKey): string {
  return `${source}/${groupKey}/${fingerprint}/${startsAt.toISOString()}`;
}
