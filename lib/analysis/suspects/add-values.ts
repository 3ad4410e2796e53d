import { type Candidate, scoreOf } from "./candidate";
import { concentrateValues } from "./concentrate-values";
import type { Findings } from "./find-evidence";
import type { Evidence } from "./suspect";

/** The least suspicious are not looked at so closely. */
const LEAST_SCORE = 1;
const MAX_LOOKED_AT = 10;
const SHOWS = 0.15;
const SLOWER = 2;

/** Adds to the most suspicious candidates with which attribute value their trouble comes. O(spans). */
export function addValues(findings: Findings, candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((candidate, i) => {
    if (i >= MAX_LOOKED_AT || scoreOf(candidate) < LEAST_SCORE) return candidate;
    const found = valuesOf(findings, candidate);
    return found === null ? candidate : { ...candidate, evidence: [...candidate.evidence, found] };
  });
}

function valuesOf(
  { table, responsibility }: Findings,
  { behaviour, timing, service }: Candidate,
): Evidence | null {
  if (behaviour !== null) {
    const isTroubled = (row: number) => (responsibility.own[row] ?? 0) >= SHOWS;
    return concentrateValues(table, behaviour.operation, isTroubled);
  }
  const shift = timing?.timing.shifts[0]?.shift;
  if (shift?.kind !== "self" || table.operations[shift.operation]?.service !== service) return null;
  const isTroubled = (row: number) => (table.selfNano[row] ?? 0) > SLOWER * shift.healthyNano;
  return concentrateValues(table, shift.operation, isTroubled);
}
