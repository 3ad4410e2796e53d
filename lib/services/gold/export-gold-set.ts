import type { GoldSetQuery } from "@/lib/domain/contracts/gold";
import { listGoldCases, readGoldEvidence } from "@/lib/store/gold-repository";
import type { ServiceContext } from "../context";
import { unpackEvidence } from "./evidence-codec";
import { toGoldDto } from "./to-gold-dto";

/** The gold set as JSONL, a line for each case, made while it is read: evidence can be large. */
export async function* exportGoldSet(
  ctx: Pick<ServiceContext, "db" | "scope">,
  query: GoldSetQuery,
): AsyncGenerator<string> {
  for (const gold of await listGoldCases(ctx.db, ctx.scope, query)) {
    const line = toGoldDto(gold);
    if (!query.evidence) {
      yield `${JSON.stringify(line)}\n`;
      continue;
    }
    const content = await readGoldEvidence(ctx.db, ctx.scope, gold.evidenceHash);
    yield `${JSON.stringify({ ...line, evidence: await unpackEvidence(content) })}\n`;
  }
}
