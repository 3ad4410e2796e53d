import type { EvaluationDto, EvaluationListDto } from "@/lib/domain/contracts/evaluation";
import { notFound } from "@/lib/domain/errors";
import {
  countResults,
  findEvaluation,
  listEvaluations,
  listResults,
  type SummarizedRun,
} from "@/lib/store/evaluation-repository";
import type { ServiceContext } from "../context";
import { toEvaluationDto, toEvaluationSummaryDto } from "./to-evaluation-dto";

type Context = Pick<ServiceContext, "db" | "scope">;

const MAX_LISTED = 100;

/** A run with its numbers and each of its cases; so far, while it runs. @throws `not_found` */
export async function getEvaluation(ctx: Context, id: string): Promise<EvaluationDto> {
  const run = await loadEvaluation(ctx, id);
  return toEvaluationDto(run, await listResults(ctx.db, ctx.scope, id));
}

/** Runs, the newest first. */
export async function listEvaluationRuns(ctx: Context): Promise<EvaluationListDto> {
  const runs = await listEvaluations(ctx.db, ctx.scope, MAX_LISTED);
  const ids = runs.map(({ id }) => id);
  const done = await countResults(ctx.db, ctx.scope, ids);
  return {
    items: runs.map((run) => toEvaluationSummaryDto(run, done.get(run.id) ?? 0)),
    nextCursor: null,
  };
}

/** @throws `not_found` */
export async function loadEvaluation(ctx: Context, id: string): Promise<SummarizedRun> {
  const run = await findEvaluation(ctx.db, ctx.scope, id);
  if (run === null) throw notFound("evaluation", id);
  return run;
}
