import type { EvaluationComparisonDto } from "@/lib/domain/contracts/evaluation";
import { compareRuns } from "@/lib/evaluation/compare-runs";
import { listResults, type SummarizedRun } from "@/lib/store/evaluation-repository";
import type { ServiceContext } from "../context";
import { loadEvaluation } from "./get-evaluation";
import { toEvaluationSummaryDto } from "./to-evaluation-dto";

type Context = Pick<ServiceContext, "db" | "scope">;

/** A run beside another over the cases that both have. @throws `not_found` */
export async function compareEvaluations(
  ctx: Context,
  baseId: string,
  otherId: string,
): Promise<EvaluationComparisonDto> {
  const [base, other] = await Promise.all([read(ctx, baseId), read(ctx, otherId)]);
  return {
    base: toEvaluationSummaryDto(base.run, base.results.length),
    other: toEvaluationSummaryDto(other.run, other.results.length),
    comparison: compareRuns(
      { results: base.results, contentOf: contentOf(base.run) },
      { results: other.results, contentOf: contentOf(other.run) },
    ),
  };
}

async function read(ctx: Context, id: string) {
  const run = await loadEvaluation(ctx, id);
  return { run, results: await listResults(ctx.db, ctx.scope, id) };
}

function contentOf({ cases }: SummarizedRun): ReadonlyMap<string, string> {
  return new Map(cases.map(({ id, contentHash }) => [id, contentHash]));
}
