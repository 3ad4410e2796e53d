import { bucketSecondsOf } from "@/lib/analysis/slo/bucket-times";
import type { SloDto } from "@/lib/domain/contracts/slo";
import { FaultlineError } from "@/lib/domain/errors";
import type { Slo, SloDefinition, StoredSlo } from "@/lib/domain/slo";
import type { EntityStore } from "@/lib/store/database";
import { lockSlo, replaceSlo } from "@/lib/store/slo-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import { takeInAlerts } from "../alert/take-in-alerts";
import type { ServiceContext } from "../context";
import { canonicalJson } from "./canonical-json";
import { completeSlo } from "./complete-slo";
import { periodStart } from "./create-slo";
import { alertGroupOf, endedAlert } from "./slo-alerts";
import { toSloDto } from "./to-slo-dto";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Puts a whole definition in the place of the one of its name. Counted anew when it counts something
 * else; its alerts end, and fire again at the next tick when they still have reason to.
 * @throws `not_found`, `invalid_request`
 */
export async function updateSlo(
  ctx: Context,
  name: string,
  definition: SloDefinition,
): Promise<SloDto> {
  if (definition.name !== name) {
    const message = `an SLO keeps its name: ${name} cannot become ${definition.name}`;
    throw new FaultlineError("invalid_request", message, { name });
  }
  const slo = completeSlo(definition);
  const now = ctx.now();
  const stored = await withEntityTransaction(ctx.db, async (store) => {
    const before = await lockSlo(store, ctx.scope, name);
    await endAlerts(ctx, store, before);
    const recountFrom = isCountedAlike(before.slo, slo) ? null : periodStart(slo, now);
    return replaceSlo(store, ctx.scope, slo, { now, recountFrom });
  });
  return toSloDto(stored);
}

/** Ends every alert that the SLO has raised and not ended. */
export async function endAlerts(
  ctx: Context,
  store: EntityStore,
  { slo, firing }: StoredSlo,
): Promise<void> {
  const now = ctx.now();
  await takeInAlerts(store, ctx.scope, {
    ...alertGroupOf(slo),
    alerts: firing.map((one) => endedAlert(slo, one, now)),
    receivedAt: now,
    truncatedAlertCount: 0,
  });
}

function isCountedAlike(before: Slo, after: Slo): boolean {
  return (
    canonicalJson(before.indicator) === canonicalJson(after.indicator) &&
    before.periodSeconds >= after.periodSeconds &&
    bucketSecondsOf(before) === bucketSecondsOf(after)
  );
}
