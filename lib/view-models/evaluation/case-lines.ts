import type { CaseLineDto } from "@/lib/domain/contracts/evaluation";
import { MEASURES } from "@/lib/domain/evaluation-measure";
import type { Grouping } from "@/lib/domain/grouping";

/** What one has clicked on: a number, a group, or both. */
export interface CaseFilter {
  readonly measure: string;
  readonly group: { readonly by: Grouping; readonly name: string } | null;
}

/** The cases that a number is of, those that pull it down first. */
export function casesBehind(
  lines: readonly CaseLineDto[],
  { measure, group }: CaseFilter,
): CaseLineDto[] {
  const inGroup = lines.filter((line) => group === null || groupOf(line, group.by) === group.name);
  const isPooled = measure.endsWith(".ece") || measure === "";
  const counted = inGroup.filter(({ measures }) => isPooled || measures[measure] !== undefined);
  const sign = MEASURES.get(measure)?.better === "lower" ? -1 : 1;
  const partOf = ({ measures }: CaseLineDto) => (measures[measure] ?? 0) * sign;
  return [...counted].sort((a, b) => partOf(a) - partOf(b) || (a.caseId < b.caseId ? -1 : 1));
}

function groupOf({ faultFamily, expected, difficulty }: CaseLineDto, by: Grouping): string {
  switch (by) {
    case "faultFamily":
      return faultFamily;
    case "service":
      return expected ?? "no fault";
    case "difficulty":
      return difficulty;
  }
}
