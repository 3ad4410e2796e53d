import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { ActorBody } from "@/lib/domain/contracts/lifecycle";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { StepChange } from "@/lib/domain/incident-step";
import type { ProjectScope } from "@/lib/domain/project";
import { listAlerts } from "@/lib/store/alert-repository";
import type { EntityStore } from "@/lib/store/database";
import { updateIncident } from "@/lib/store/incident-repository";
import { appendSteps, listSteps } from "@/lib/store/incident-step-repository";
import { findSurvivor, listMergedInto, moveAlertsBack } from "@/lib/store/merge-repository";
import type { ServiceContext } from "../context";
import { enqueueEvidence } from "../jobs";
import { withAlerts } from "./follow-merge";
import { getIncident } from "./get-incident";
import { hold, withHeld } from "./lock-for-change";

/**
 * Undoes a merge: the incident gets back the alerts that came with it, also those of its group that
 * came since, and its status. What was done with the other one meanwhile stays there.
 * @throws `not_found`; `conflict` when it was not merged, or nothing would be left of the other
 */
export async function unmergeIncident(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
  { by }: ActorBody,
): Promise<IncidentDetailDto> {
  const asked = { id, by: by ?? null, now: ctx.now() };
  const survivor = await withHeld(ctx, (store) => unmerge(store, ctx.scope, asked));
  await enqueueEvidence([id, survivor]);
  return getIncident(ctx, id);
}

async function unmerge(
  store: EntityStore,
  scope: ProjectScope,
  { id, by, now }: { id: IncidentId; by: string | null; now: Date },
): Promise<IncidentId> {
  const survivorId = (await findSurvivor(store, scope, id))?.id ?? id;
  const [one, survivor] = await hold(store, scope, [id, survivorId]);
  if (one === undefined || survivor === undefined) throw new RangeError("two incidents are held");
  if (one.mergedInto === null || survivor.mergedInto !== null) {
    throw new FaultlineError("conflict", `${id} is not merged into another incident`, { id });
  }
  const cameWith = [id, ...(await listMergedInto(store, scope, id))];
  const alertCount = await moveAlertsBack(store, scope, { from: survivorId, to: id, cameWith });
  const left = await listAlerts(store, scope, survivorId);
  if (left.length === 0 && survivor.source !== "manual") {
    const message = `${survivorId} would be left without an alert`;
    throw new FaultlineError("conflict", message, { id, survivor: survivorId });
  }
  const before = await restoredFields(store, scope, id);
  const back = withAlerts({ ...one, ...before }, await listAlerts(store, scope, id));
  await updateIncident(store, scope, id, { ...before, ...back, updatedAt: now });
  await updateIncident(store, scope, survivorId, { ...withAlerts(survivor, left), updatedAt: now });
  const step = (change: StepChange) => ({ at: now, by, change });
  await appendSteps(store, scope, id, [step({ kind: "unmerged", from: survivorId })]);
  const gave = step({ kind: "gave-back", incident: id, alertCount });
  await appendSteps(store, scope, survivorId, [gave]);
  return survivorId;
}

/** What its merging had changed. */
async function restoredFields(
  store: EntityStore,
  scope: ProjectScope,
  id: IncidentId,
): Promise<Partial<Incident>> {
  const steps = await listSteps(store, scope, [id]);
  const merges = steps.flatMap(({ change }) => (change.kind === "merged" ? [change] : []));
  const status = merges.at(-1)?.status ?? "triggered";
  const open = { status, resolvedAt: null, resolvedBy: null };
  return { mergedInto: null, ...(status === "resolved" ? {} : open) };
}
