import type { SloDto } from "@/lib/domain/contracts/slo";
import { listSlos as findSlos } from "@/lib/store/slo-repository";
import type { ServiceContext } from "../context";
import { toSloDto } from "./to-slo-dto";

/** Every SLO of the project, by name. There are as many as people write: one page. */
export async function listSlos(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<{ items: SloDto[]; nextCursor: null }> {
  const items = (await findSlos(ctx.db, ctx.scope)).map(toSloDto);
  return { items, nextCursor: null };
}
