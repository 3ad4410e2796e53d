import { MEASURES } from "@/lib/domain/evaluation-measure";
import type { MeasureValue } from "@/lib/domain/evaluation-summary";
import { formatInterval, formatMeasure } from "./format-measure";

/** One number of a table, and where it leads: its key picks the cases that it is of. */
export interface MeasureCell {
  readonly key: string;
  readonly text: string;
  readonly interval: string;
  readonly cases: number;
}

/** A measure of the ranking beside the same of the analyst. */
export interface MeasureRow {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly better: "higher" | "lower";
  readonly ranker: MeasureCell | null;
  readonly analyst: MeasureCell | null;
}

/** Measures of naming in rows, ranking and analyst side by side; then those of one of them alone. */
export function toMeasureRows(measures: readonly MeasureValue[]): MeasureRow[] {
  const byKey = new Map(measures.map((one) => [one.key, one]));
  const names = [...MEASURES.keys()].map((key) => key.replace(/^(ranker|analyst)\./, ""));
  return [...new Set(names)].flatMap((name): MeasureRow[] => {
    const cells = {
      ranker: toCell(byKey.get(`ranker.${name}`) ?? byKey.get(ownKey(name, "effort.ranking"))),
      analyst: toCell(byKey.get(`analyst.${name}`) ?? analystEffort(name, byKey)),
    };
    if (cells.ranker === null && cells.analyst === null) return [];
    const known = MEASURES.get(cells.ranker?.key ?? cells.analyst?.key ?? "");
    if (known === undefined) return [];
    const { label, about, better } = known;
    return [{ name, label, about, better, ...cells }];
  });
}

/** Of what nobody can say anything, no row is shown. */
function toCell(value: MeasureValue | undefined): MeasureCell | null {
  if (value === undefined || value.value === null) return null;
  const { key, low, high, cases } = value;
  return {
    key,
    text: formatMeasure(key, value.value),
    interval: formatInterval(low, high),
    cases,
  };
}

function ownKey(name: string, key: string): string {
  return name === key ? key : "";
}

function analystEffort(
  name: string,
  byKey: ReadonlyMap<string, MeasureValue>,
): MeasureValue | undefined {
  const value = name === "effort.ranking" ? undefined : byKey.get(name);
  // Tokens of an analyst that takes none say nothing.
  return value?.key === "effort.tokens" && value.value === 0 ? undefined : value;
}
