import type { GoldCaseDto, GoldSetQuery } from "@/lib/domain/contracts/gold";
import { listGoldCases } from "@/lib/store/gold-repository";
import type { ServiceContext } from "../context";
import { toGoldDto } from "./to-gold-dto";

/** Cases of the gold set, without their evidence. */
export async function listGoldSet(
  ctx: Pick<ServiceContext, "db" | "scope">,
  query: GoldSetQuery,
): Promise<{ items: GoldCaseDto[]; nextCursor: null }> {
  const cases = await listGoldCases(ctx.db, ctx.scope, query);
  return { items: cases.map(toGoldDto), nextCursor: null };
}
