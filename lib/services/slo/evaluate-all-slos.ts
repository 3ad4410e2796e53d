import type { IncidentId } from "@/lib/domain/ids";
import { listSlos } from "@/lib/store/slo-repository";
import type { ServiceContext } from "../context";
import { evaluateSlo } from "./evaluate-slo";

/**
 * Evaluates every SLO at its newest tick, one after the other; one that fails does not keep the
 * others from it. Returns the incidents that this told something new.
 */
export async function evaluateAllSlos(
  ctx: Pick<ServiceContext, "db" | "scope" | "now" | "log">,
): Promise<readonly IncidentId[]> {
  const incidentIds: IncidentId[] = [];
  for (const { slo } of await listSlos(ctx.db, ctx.scope)) {
    try {
      incidentIds.push(...(await evaluateSlo(ctx, slo.name)).incidentIds);
    } catch (error) {
      ctx.log.warn({ err: error, slo: slo.name }, "an SLO could not be evaluated");
    }
  }
  return [...new Set(incidentIds)];
}
