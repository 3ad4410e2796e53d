import type {
  CaseLineDto,
  EvaluationDto,
  EvaluationSummaryDto,
} from "@/lib/domain/contracts/evaluation";
import type { StoredResult } from "@/lib/domain/evaluation";
import { averageCases, type CaseAttempts } from "@/lib/evaluation/average-cases";
import { summarizeRun } from "@/lib/evaluation/summarize-run";
import type { SummarizedRun } from "@/lib/store/evaluation-repository";

/** A run in a list. @param done how many results it has */
export function toEvaluationSummaryDto(run: SummarizedRun, done: number): EvaluationSummaryDto {
  const { id, name, status, config, versions, goldSetHash, failure, summary } = run;
  return {
    id,
    name,
    status,
    config,
    versions,
    goldSetHash,
    progress: { done, of: run.cases.length * config.repeats },
    failure,
    requestedAt: run.requestedAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    measures: summary?.measures ?? null,
  };
}

/** A run with its numbers, of what there is so far, and each case in a line. */
export function toEvaluationDto(
  run: SummarizedRun,
  results: readonly StoredResult[],
): EvaluationDto {
  return {
    ...toEvaluationSummaryDto(run, results.length),
    cases: [...run.cases],
    summary: run.summary ?? summarizeRun(results),
    lines: averageCases(results).map(toCaseLine),
  };
}

function toCaseLine({ caseId, attempts, measures }: CaseAttempts): CaseLineDto {
  const result = attempts[0]?.result;
  const first = result?.ranker.status === "named" ? result.ranker.named[0] : undefined;
  return {
    caseId,
    version: result?.version ?? 0,
    attempts: attempts.length,
    expected: result?.expected.service ?? null,
    faultFamily: result?.expected.faultFamily ?? "unknown",
    difficulty: result?.expected.difficulty ?? "hard",
    named: first === undefined ? null : `${first.service} ${first.name}`,
    probability: first?.probability ?? null,
    rank: result?.ranker.rank ?? null,
    measures: Object.fromEntries(
      [...measures].flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
    ),
  };
}
