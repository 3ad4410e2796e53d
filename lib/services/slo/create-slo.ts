import type { SloDto } from "@/lib/domain/contracts/slo";
import type { Slo, SloDefinition } from "@/lib/domain/slo";
import { createSlo as saveSlo } from "@/lib/store/slo-repository";
import type { ServiceContext } from "../context";
import { completeSlo } from "./complete-slo";
import { toSloDto } from "./to-slo-dto";

/** Defines an SLO; what its period holds already is counted with the next tick. @throws `conflict`, `invalid_request` */
export async function createSlo(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  definition: SloDefinition,
): Promise<SloDto> {
  const slo = completeSlo(definition);
  const now = ctx.now();
  const times = { now, countedThrough: periodStart(slo, now) };
  return toSloDto(await saveSlo(ctx.db, ctx.scope, slo, times));
}

/** From when on an SLO is counted that was not counted before. */
export function periodStart({ periodSeconds }: Pick<Slo, "periodSeconds">, now: Date): Date {
  return new Date(now.getTime() - periodSeconds * 1_000);
}
