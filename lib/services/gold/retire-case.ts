import type { GoldCaseDto } from "@/lib/domain/contracts/gold";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import { listVersions, retireGoldCase } from "@/lib/store/gold-repository";
import type { ServiceContext } from "../context";
import { toGoldDto } from "./to-gold-dto";

/**
 * Takes a case out of the gold set; its versions stay for the runs that used them.
 * @throws `not_found`; `conflict` when it is retired already
 */
export async function retireCase(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  caseId: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<GoldCaseDto> {
  const retired = await retireGoldCase(ctx.db, ctx.scope, caseId, { at: ctx.now(), by, reason });
  const latest = (await listVersions(ctx.db, ctx.scope, caseId)).at(-1);
  if (latest === undefined) throw notFound("gold case", caseId);
  if (retired === 0) {
    throw new FaultlineError("conflict", `${caseId} is retired already`, { caseId });
  }
  return toGoldDto(latest);
}
