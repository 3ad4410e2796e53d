import type { SloDto } from "@/lib/domain/contracts/slo";
import { getSlo as findSlo } from "@/lib/store/slo-repository";
import type { ServiceContext } from "../context";
import { toSloDto } from "./to-slo-dto";

/** An SLO with its error budget and burn rates as of its last tick. @throws `not_found` */
export async function getSlo(
  ctx: Pick<ServiceContext, "db" | "scope">,
  name: string,
): Promise<SloDto> {
  return toSloDto(await findSlo(ctx.db, ctx.scope, name));
}
