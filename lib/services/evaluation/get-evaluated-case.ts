import type { EvaluatedCaseDto } from "@/lib/domain/contracts/evaluation";
import { notFound } from "@/lib/domain/errors";
import type { CaseResult } from "@/lib/domain/evaluation";
import { asSpanId, asTraceId } from "@/lib/domain/id-text";
import { countResults, listResults } from "@/lib/store/evaluation-repository";
import { listVersions } from "@/lib/store/gold-repository";
import { findSpansInTraces } from "@/lib/store/telemetry/find-anchored";
import type { ServiceContext } from "../context";
import { loadEvaluation } from "./get-evaluation";
import { toEvaluationSummaryDto } from "./to-evaluation-dto";

type Context = Pick<ServiceContext, "db" | "scope">;

/** One case of a run: every attempt, and which of its spans' traces can be opened. @throws `not_found` */
export async function getEvaluatedCase(
  ctx: Context,
  evaluationId: string,
  caseId: string,
): Promise<EvaluatedCaseDto> {
  const run = await loadEvaluation(ctx, evaluationId);
  const results = await listResults(ctx.db, ctx.scope, evaluationId);
  const attempts = results.filter(({ result }) => result.caseId === caseId);
  const [first] = attempts;
  if (first === undefined) throw notFound("case of this run", caseId);
  const versions = await listVersions(ctx.db, ctx.scope, caseId);
  const done = await countResults(ctx.db, ctx.scope, [evaluationId]);
  return {
    run: toEvaluationSummaryDto(run, done.get(evaluationId) ?? 0),
    caseId,
    incident: versions.find(({ version }) => version === first.result.version)?.incident ?? caseId,
    attempts: attempts.map(({ result, effort }) => ({ result, effort })),
    storedTraceIds: await findStored(ctx, first.result),
  };
}

/** Telemetry is kept for a while only, and imported cases may be of another house. */
async function findStored(
  { db, scope }: Context,
  { expected, ranker, analyst }: CaseResult,
): Promise<string[]> {
  const placed = [...expected.spans, ...ranker.said, ...analyst.said];
  const spanIds = placed.flatMap(({ spanId }) => asSpanId(spanId) ?? []);
  const traceIds = placed.flatMap(({ traceId }) => asTraceId(traceId ?? "") ?? []);
  const found = await findSpansInTraces(db, scope, [...new Set(spanIds)], [...new Set(traceIds)]);
  return [...new Set(found.map(({ traceId }) => traceId))].sort();
}
