import type { IncidentId } from "@/lib/domain/ids";
import type { StepChange } from "@/lib/domain/incident-step";
import { BY_FAULTLINE } from "@/lib/domain/step-actor";
import { lockIncident } from "@/lib/store/alert-intake";
import { appendSteps, hasStep } from "@/lib/store/incident-step-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";

/** Keeps a step that Faultline took by itself, the first time that it takes one of its kind. */
export async function recordOnce(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
  change: StepChange,
): Promise<void> {
  if (await hasStep(ctx.db, ctx.scope, id, change.kind)) return;
  await withEntityTransaction(ctx.db, async (store) => {
    await lockIncident(store, ctx.scope, id);
    if (await hasStep(store, ctx.scope, id, change.kind)) return;
    await appendSteps(store, ctx.scope, id, [{ at: ctx.now(), by: BY_FAULTLINE, change }]);
  });
}
