import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { MergeIncidentBody } from "@/lib/domain/contracts/lifecycle";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { StepChange } from "@/lib/domain/incident-step";
import type { ProjectScope } from "@/lib/domain/project";
import { listAlerts } from "@/lib/store/alert-repository";
import type { EntityStore } from "@/lib/store/database";
import { updateIncident } from "@/lib/store/incident-repository";
import { appendSteps } from "@/lib/store/incident-step-repository";
import { moveAlerts } from "@/lib/store/merge-repository";
import type { ServiceContext } from "../context";
import { enqueueEvidence } from "../jobs";
import { isMerged } from "./decide-incident";
import { afterTakingIn } from "./follow-merge";
import { getIncident } from "./get-incident";
import { hold, withHeld } from "./lock-for-change";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Lets another incident go on for one: it gets its alerts, also those that come later, and its
 * evidence and notes are read there. The one remains as a page that leads there. All or nothing.
 * @returns the other @throws `not_found`; `invalid_request` of itself; `conflict` when either was
 * merged already
 */
export async function mergeIncident(
  ctx: Context,
  id: IncidentId,
  { into, by }: MergeIncidentBody,
): Promise<IncidentDetailDto> {
  if (into === id) {
    throw new FaultlineError("invalid_request", `${id} cannot be merged into itself`, { id });
  }
  await withHeld(ctx, (store) => merge(store, ctx.scope, { id, into, by, now: ctx.now() }));
  await enqueueEvidence([into]);
  return getIncident(ctx, into);
}

interface Merge {
  readonly id: IncidentId;
  readonly into: IncidentId;
  readonly by: string | undefined;
  readonly now: Date;
}

async function merge(store: EntityStore, scope: ProjectScope, asked: Merge): Promise<void> {
  const { id, into, now } = asked;
  const [one, other] = await hold(store, scope, [id, into]);
  if (one === undefined || other === undefined) throw new RangeError("two incidents are held");
  for (const { id: held, mergedInto } of [one, other]) {
    if (mergedInto !== null) throw isMerged(held, mergedInto);
  }
  const alertCount = await moveAlerts(store, scope, { from: id, to: into });
  const changes = afterTakingIn(other, one, await listAlerts(store, scope, into));
  await updateIncident(store, scope, into, { ...changes, updatedAt: now });
  await updateIncident(store, scope, id, stubOf(one, asked));
  const by = asked.by ?? null;
  const step = (change: StepChange) => ({ at: now, by, change });
  await appendSteps(store, scope, id, [step({ kind: "merged", into, status: one.status })]);
  const { status, severity } = { ...other, ...changes };
  await appendSteps(store, scope, into, [
    step({ kind: "took-in", incident: id, alertCount }),
    ...(status === other.status ? [] : [step({ kind: "status", from: other.status, to: status })]),
    ...(severity === other.severity
      ? []
      : [step({ kind: "severity", from: other.severity, to: severity })]),
  ]);
}

/** What remains of a merged incident: nothing fires in it, and nobody has to look at it. */
function stubOf(one: Incident, { into, by, now }: Merge): Partial<Incident> {
  const end = { status: "resolved", resolvedAt: now, resolvedBy: by ?? null } as const;
  return {
    ...(one.status === "resolved" ? {} : end),
    mergedInto: into,
    firingAlertCount: 0,
    alertCount: 0,
    updatedAt: now,
  };
}
