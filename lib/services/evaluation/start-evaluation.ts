import { createHash, randomUUID } from "node:crypto";
import type { StartEvaluationBody } from "@/lib/domain/contracts/evaluation";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { EvaluationStatus, PinnedCase } from "@/lib/domain/evaluation";
import { findEvaluation, insertEvaluation } from "@/lib/store/evaluation-repository";
import { listGoldCases } from "@/lib/store/gold-repository";
import type { ServiceContext } from "../context";
import { enqueueEvaluation } from "../jobs";
import { canonicalJson } from "../slo/canonical-json";
import { currentVersions } from "./current-versions";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Starts a run over the gold set as it is now, or over the cases of another run; which version of
 * each case is settled here. The work is done in the background.
 * @throws `not_found`; `conflict` without a case, or when no model can be asked
 */
export async function startEvaluation(
  ctx: Context,
  { name, casesOf, split, analyst, without, weights, repeats }: StartEvaluationBody,
): Promise<{ id: string; status: EvaluationStatus }> {
  const versions = await currentVersions(ctx, analyst);
  const cases = await pinCases(ctx, { casesOf, split });
  if (cases.length === 0) {
    const where = split === null ? "the gold set" : `the split ${split} of the gold set`;
    throw new FaultlineError("conflict", `${where} has no case: freeze a verdict first`);
  }
  const id = randomUUID();
  await insertEvaluation(ctx.db, ctx.scope, {
    id,
    name,
    config: {
      split,
      analyst,
      without: [...new Set(without)].sort(),
      weights,
      repeats: analyst === "model" ? repeats : 1,
    },
    versions,
    goldSetHash: createHash("sha256").update(canonicalJson(cases)).digest("hex"),
    cases,
    requestedAt: ctx.now(),
  });
  await enqueueEvaluation(id);
  return { id, status: "queued" };
}

/** By id, so that the same cases have the same hash. */
async function pinCases(
  ctx: Context,
  { casesOf, split }: Pick<StartEvaluationBody, "casesOf" | "split">,
): Promise<readonly PinnedCase[]> {
  if (casesOf !== undefined) {
    const run = await findEvaluation(ctx.db, ctx.scope, casesOf);
    if (run === null) throw notFound("evaluation", casesOf);
    return run.cases;
  }
  const gold = await listGoldCases(ctx.db, ctx.scope, { all: false, split: split ?? undefined });
  return gold.map(({ id, version, contentHash }) => ({ id, version, contentHash }));
}
