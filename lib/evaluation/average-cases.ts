import type { StoredResult } from "@/lib/domain/evaluation";
import type { MeasureKey } from "@/lib/domain/evaluation-measure";
import { mean } from "./accuracy";
import { type CaseMeasures, measureCase } from "./measure-case";

/** Every attempt at one case. */
export interface CaseAttempts {
  readonly caseId: string;
  /** At least one, in their order. */
  readonly attempts: readonly StoredResult[];
  /** Means over the attempts. */
  readonly measures: CaseMeasures;
}

/** Attempts together by case, cases by id: how often one was asked does not make it weigh more. */
export function averageCases(results: readonly StoredResult[]): CaseAttempts[] {
  const byCase = new Map<string, StoredResult[]>();
  for (const one of results) {
    const attempts = byCase.get(one.result.caseId);
    if (attempts === undefined) byCase.set(one.result.caseId, [one]);
    else attempts.push(one);
  }
  return [...byCase]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([caseId, unordered]) => {
      const attempts = unordered.sort((a, b) => a.result.attempt - b.result.attempt);
      return { caseId, attempts, measures: averageMeasures(attempts.map(measureCase)) };
    });
}

/** A case's part in a measure; null where it has none. */
export function partIn({ measures }: CaseAttempts, key: string): number | null {
  return new Map<string, number | null>(measures).get(key) ?? null;
}

function averageMeasures(all: readonly CaseMeasures[]): CaseMeasures {
  const keys = [...(all[0]?.keys() ?? [])];
  return new Map<MeasureKey, number | null>(
    keys.map((key) => {
      const values = all.flatMap((measures) => measures.get(key) ?? []);
      return [key, values.length === 0 ? null : mean(values)];
    }),
  );
}
