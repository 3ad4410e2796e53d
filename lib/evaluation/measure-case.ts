import type { CaseAnswer, CaseResult, ClaimCounts, StoredResult } from "@/lib/domain/evaluation";
import type {
  ClaimMeasure,
  EffortMeasure,
  MeasureKey,
  NamingMeasure,
} from "@/lib/domain/evaluation-measure";

/** What a case counts for in each measure; null where the measure says nothing of it. */
export type CaseMeasures = ReadonlyMap<MeasureKey, number | null>;

/**
 * A case's part in every measure that is a mean over cases. Calibration error is none: it is of all
 * answers together.
 */
export function measureCase({ result, effort }: StoredResult): CaseMeasures {
  const { ranker, analyst } = result;
  const effortOf: Readonly<Record<EffortMeasure, number | null>> = {
    "effort.ranking": effort.rankingMs,
    "effort.analysis": effort.analysisMs,
    "effort.tokens": effort.tokens,
    "effort.cost": effort.costUsd,
  };
  return new Map<MeasureKey, number | null>([
    ...prefixed("ranker", measureNaming(ranker, result)),
    ...prefixed("analyst", measureNaming(analyst, result)),
    ...prefixed("analyst", measureClaims(analyst.claims)),
    ...(Object.entries(effortOf) as [EffortMeasure, number | null][]),
  ]);
}

function measureNaming(
  answer: CaseAnswer,
  { expected }: CaseResult,
): Record<Exclude<NamingMeasure, "ece">, number | null> {
  const ofFaulty = (value: number) => (expected.isHealthy ? null : value);
  const ofOperation = (value: number) =>
    expected.operations.length === 0 ? null : ofFaulty(value);
  const { rank, operationRank, spans, stated } = answer;
  const abstained = answer.status === "abstained" ? 1 : 0;
  return {
    "service.ac1": ofFaulty(within(rank, 1)),
    "service.ac3": ofFaulty(within(rank, 3)),
    "service.ac5": ofFaulty(within(rank, 5)),
    "service.mrr": ofFaulty(reciprocal(rank)),
    "operation.ac1": ofOperation(within(operationRank, 1)),
    "operation.ac3": ofOperation(within(operationRank, 3)),
    "operation.ac5": ofOperation(within(operationRank, 5)),
    "operation.mrr": ofOperation(reciprocal(operationRank)),
    "spans.precision": spans?.precision ?? null,
    "spans.recall": spans?.recall ?? null,
    "spans.f1": spans?.f1 ?? null,
    "spans.full-recall": spans?.precisionAtFullRecall ?? null,
    "distractor-blame": expected.distractors.length === 0 ? null : answer.blamed === null ? 0 : 1,
    "abstention.faulty": ofFaulty(abstained),
    "abstention.healthy": expected.isHealthy ? abstained : null,
    brier: stated === null ? null : (stated.probability - (stated.isTrue ? 1 : 0)) ** 2,
  };
}

function measureClaims(claims: ClaimCounts): Record<ClaimMeasure, number | null> {
  const { supported, contradicted, notFound, cannotCheck } = claims;
  const all = supported + contradicted + notFound + cannotCheck;
  if (all === 0) return { hallucination: null, grounding: null };
  return { hallucination: (contradicted + notFound) / all, grounding: supported / all };
}

function within(rank: number | null, k: number): number {
  return rank !== null && rank <= k ? 1 : 0;
}

function reciprocal(rank: number | null): number {
  return rank === null ? 0 : 1 / rank;
}

function prefixed<Track extends string, Key extends string>(
  track: Track,
  measures: Readonly<Record<Key, number | null>>,
): (readonly [`${Track}.${Key}`, number | null])[] {
  const entries = Object.entries(measures) as [Key, number | null][];
  return entries.map(([key, value]) => [`${track}.${key}`, value]);
}
