import type { CaseResult, StoredResult } from "@/lib/domain/evaluation";
import { MEASURES } from "@/lib/domain/evaluation-measure";
import { CASE_CHANGES, type CaseChange, type RunComparison } from "@/lib/domain/evaluation-summary";
import { digits, mean } from "./accuracy";
import { averageCases, type CaseAttempts, partIn } from "./average-cases";
import { bootstrapMean } from "./bootstrap";

/** A run as comparing sees it. */
export interface ComparedRun {
  readonly results: readonly StoredResult[];
  /** Of each case, the hash of its label and evidence. */
  readonly contentOf: ReadonlyMap<string, string>;
}

interface Pair {
  readonly caseId: string;
  readonly base: CaseAttempts;
  readonly other: CaseAttempts;
}

/** What says whether a case was answered better: how it was named, where, and how well grounded. */
const TELLING = [
  "ranker.service.mrr",
  "ranker.operation.mrr",
  "ranker.spans.f1",
  "ranker.distractor-blame",
  "analyst.service.mrr",
  "analyst.operation.mrr",
  "analyst.spans.f1",
  "analyst.distractor-blame",
  "analyst.hallucination",
  "analyst.grounding",
] as const;
/** Less than this is rounding. */
const SAME_WITHIN = 1e-9;

/**
 * Two runs case by case: only cases that both hold with the same content are compared. A measure's
 * interval is of the mean difference, other less base, over cases. O(cases × resamples).
 */
export function compareRuns(base: ComparedRun, other: ComparedRun): RunComparison {
  const pairs = pairUp(base, other);
  const ids = new Set([...base.contentOf.keys(), ...other.contentOf.keys()]);
  for (const { caseId } of pairs) ids.delete(caseId);
  return {
    paired: pairs.length,
    unpaired: [...ids].sort(),
    measures: [...MEASURES.keys()].flatMap((key) => compareMeasure(key, pairs)),
    cases: pairs.map(comparePair).sort(worstFirst),
  };
}

function pairUp(base: ComparedRun, other: ComparedRun): Pair[] {
  const others = new Map(averageCases(other.results).map((one) => [one.caseId, one]));
  return averageCases(base.results).flatMap((one): Pair[] => {
    const match = others.get(one.caseId);
    const content = base.contentOf.get(one.caseId);
    const isSame = content !== undefined && content === other.contentOf.get(one.caseId);
    return match === undefined || !isSame ? [] : [{ caseId: one.caseId, base: one, other: match }];
  });
}

function compareMeasure(key: string, pairs: readonly Pair[]): RunComparison["measures"] {
  const sign = MEASURES.get(key)?.better === "lower" ? -1 : 1;
  const values = pairs.flatMap((pair) => {
    const [before, after] = [partIn(pair.base, key), partIn(pair.other, key)];
    return before === null || after === null ? [] : [{ before, after }];
  });
  if (values.length === 0) return [];
  const differences = values.map(({ before, after }) => after - before);
  const interval = bootstrapMean(differences);
  const isShare = MEASURES.get(key)?.unit === "share";
  const round = isShare ? digits : (value: number) => value;
  return [
    {
      key,
      base: round(mean(values.map(({ before }) => before))),
      other: round(mean(values.map(({ after }) => after))),
      difference: round(mean(differences)),
      low: isShare ? (interval?.low ?? null) : null,
      high: isShare ? (interval?.high ?? null) : null,
      better: differences.filter((one) => one * sign > SAME_WITHIN).length,
      worse: differences.filter((one) => one * sign < -SAME_WITHIN).length,
      cases: values.length,
    },
  ];
}

function comparePair(pair: Pair): RunComparison["cases"][number] {
  const changed = TELLING.flatMap((key) => {
    const [base, other] = [partIn(pair.base, key), partIn(pair.other, key)];
    if (base === null || other === null || Math.abs(other - base) <= SAME_WITHIN) return [];
    return [{ key, base: digits(base), other: digits(other) }];
  });
  return {
    caseId: pair.caseId,
    change: changeOf(changed),
    changed,
    base: describeFirst(pair.base),
    other: describeFirst(pair.other),
  };
}

function changeOf(changed: RunComparison["cases"][number]["changed"]): CaseChange {
  const gains = changed.map(({ key, base, other }) =>
    MEASURES.get(key)?.better === "lower" ? base - other : other - base,
  );
  const isBetter = gains.some((gain) => gain > 0);
  const isWorse = gains.some((gain) => gain < 0);
  if (isBetter && isWorse) return "mixed";
  return isWorse ? "regressed" : isBetter ? "improved" : "same";
}

/** Whom the ranking named first, and at which rank the cause stands. */
function describeFirst({ attempts: [first] }: CaseAttempts): string {
  if (first === undefined) return "nothing";
  const { ranker }: CaseResult = first.result;
  const named = ranker.named[0];
  if (named === undefined || ranker.status === "abstained") return "names nobody";
  const cause = ranker.rank === null ? "cause not in the list" : `cause at ${ranker.rank}`;
  return `${named.service}, ${cause}`;
}

function worstFirst(a: RunComparison["cases"][number], b: RunComparison["cases"][number]): number {
  const order = CASE_CHANGES.indexOf(a.change) - CASE_CHANGES.indexOf(b.change);
  return order || b.changed.length - a.changed.length || (a.caseId < b.caseId ? -1 : 1);
}
