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

/** Closer than this part of a chart's width, signs of one kind cover each other. */
const SIGN_SHARE = 1 / 100;

/** The marks to draw: of one kind, those that would be drawn over each other once, at the first. */
export function drawnMarks(
  marks: readonly ChartMark[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly ChartMark[] {
  const least = (toMs - fromMs) * SIGN_SHARE;
  const lastOf = new Map<ChartMark["kind"], number>();
  return [...marks]
    .sort((a, b) => a.atMs - b.atMs)
    .filter(({ kind, atMs }) => {
      const last = lastOf.get(kind);
      if (last !== undefined && atMs - last < least) return false;
      lastOf.set(kind, atMs);
      return true;
    });
}
