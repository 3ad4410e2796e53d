import type { ChartMark } from "./to-sli-chart";

/** One entry of a legend: the first of the marks that say the same, and how many there are. */
export interface LegendMark {
  readonly mark: ChartMark;
  readonly count: number;
}

export interface LegendMarks {
  readonly entries: readonly LegendMark[];
  /** Marks that no entry stands for. */
  readonly rest: number;
}

/** The marks of a chart in words, those that say the same once, `most` of them. */
export function foldMarks(marks: readonly ChartMark[], most: number): LegendMarks {
  const bySaying = new Map<string, LegendMark>();
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.label}`;
    const known = bySaying.get(key);
    bySaying.set(key, { mark: known?.mark ?? mark, count: (known?.count ?? 0) + 1 });
  }
  const all = [...bySaying.values()];
  const rest = all.slice(most).reduce((sum, { count }) => sum + count, 0);
  return { entries: all.slice(0, most), rest };
}
