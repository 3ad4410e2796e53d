import { type Accuracy, digits, mean, scoreAccuracy, scoreCausesWithin } from "./accuracy";
import { bootstrapMean, type Interval } from "./bootstrap";
import { type Calibration, calibrate } from "./calibration";
import type { ScoredCase } from "./scored-case";

/** Accuracy at the level of services, and of operations where labels name them. */
export interface Levels {
  readonly service: Accuracy | null;
  readonly operation: Accuracy | null;
}

export interface Scorecard {
  /** All of them, with those in which nothing was wrong. */
  readonly cases: number;
  readonly metrics: Levels;
  readonly byFaultType: Readonly<Record<string, Levels & { readonly cases: number }>>;
  /** 95 % bootstrap intervals of the service level. */
  readonly intervals: { readonly ac1: Interval | null; readonly ac3: Interval | null };
  /** Share of cases whose cause was among the candidates at all. */
  readonly candidateRecall: number | null;
  /** Of cases with several causes, the mean share of them within the first k. */
  readonly severalCauses: {
    readonly cases: number;
    readonly within3: number | null;
    readonly within5: number | null;
  };
  readonly calibration: Calibration | null;
  readonly abstention: { readonly ofHealthy: number | null; readonly ofFaulty: number | null };
  readonly perCase: readonly Omit<ScoredCase, "ranks" | "isHealthy" | "isCandidate" | "causes">[];
}

/** Puts scored cases together. Cases in which nothing was wrong count for abstention alone. O(cases × resamples). */
export function toScorecard(scored: readonly ScoredCase[]): Scorecard {
  const faulty = scored.filter(({ isHealthy }) => !isHealthy);
  const types = [...new Set(faulty.map(({ faultType }) => faultType))].sort();
  const several = faulty.filter(({ causes }) => causes > 1);
  const within = (k: number) => faulty.map(({ rank }) => (rank !== null && rank <= k ? 1 : 0));
  return {
    cases: scored.length,
    metrics: toLevels(faulty),
    byFaultType: Object.fromEntries(
      types.map((type) => {
        const ofType = faulty.filter(({ faultType }) => faultType === type);
        return [type, { cases: ofType.length, ...toLevels(ofType) }];
      }),
    ),
    intervals: { ac1: bootstrapMean(within(1)), ac3: bootstrapMean(within(3)) },
    candidateRecall: shareOf(faulty, ({ isCandidate }) => isCandidate),
    severalCauses: {
      cases: several.length,
      within3: scoreCausesWithin(several, 3),
      within5: scoreCausesWithin(several, 5),
    },
    calibration: calibrate(scored.flatMap(toStatement)),
    abstention: {
      ofHealthy: shareOf(
        scored.filter(({ isHealthy }) => isHealthy),
        abstained,
      ),
      ofFaulty: shareOf(faulty, abstained),
    },
    perCase: scored.map(
      ({ ranks: _r, isHealthy: _h, isCandidate: _c, causes: _n, ...kept }) => kept,
    ),
  };
}

function toLevels(faulty: readonly ScoredCase[]): Levels {
  const labelled = faulty.flatMap(({ operationRank }) =>
    operationRank === undefined ? [] : [operationRank],
  );
  return {
    service: scoreAccuracy(faulty.map(({ rank }) => rank)),
    operation: scoreAccuracy(labelled),
  };
}

/** What was said of the first suspect, unless nobody was named. */
function toStatement({ top5, status, rank, isHealthy }: ScoredCase) {
  const [first] = top5;
  if (first === undefined || status === "abstained") return [];
  return [{ probability: first.probability, isTrue: !isHealthy && rank === 1 }];
}

function abstained({ status }: ScoredCase): boolean {
  return status === "abstained";
}

function shareOf(cases: readonly ScoredCase[], is: (one: ScoredCase) => boolean): number | null {
  return cases.length === 0 ? null : digits(mean(cases.map((one) => (is(one) ? 1 : 0))));
}
