import type { KernelFact } from "./kernel-fact";
import { countAtOrBefore } from "./last-at-or-before";
import type { SpanTarget } from "./span-target";

/** One fact for one span, and how many each was chosen from. */
export interface AlignedPair {
  readonly fact: KernelFact;
  readonly target: SpanTarget;
  readonly factsOfTarget: number;
  readonly targetsOfFact: number;
}

/** Of the facts that could be a span's, the latest so many are looked at: keeps the work linear. */
const BAND = 128;
const SKIP_TARGET_COST = 50;
const DEAREST_MATCH = 40;

/**
 * Pairs facts with spans, each with at most one, so that both keep their order, as many as can be,
 * and of those ways the one in which lengths agree best: a span and its fact are both timed exactly,
 * only their places are not. O(n log n + n × BAND).
 *
 * @param targets in the order in which their process exported them, if that is known
 */
export function alignFacts(
  facts: readonly KernelFact[],
  targets: readonly SpanTarget[],
): readonly AlignedPair[] {
  const rows = inOrderOfEnding(targets);
  const columns = [...facts].sort((a, b) => a.end - b.end || a.start - b.start);
  const bands = bandsOf(rows, columns);
  const steps = fillSteps(rows, columns, bands);
  const fitting = countFitting(rows, columns, bands);
  const pairs: AlignedPair[] = [];
  let column = columns.length;
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    const chosen = steps.chosen(row, column);
    column = chosen.next;
    const fact = columns[chosen.fact];
    const target = rows[row];
    if (fact === undefined || target === undefined) continue;
    const factsOfTarget = fitting.ofRow[row] ?? 1;
    const targetsOfFact = fitting.ofColumn[chosen.fact] ?? 1;
    pairs.push({ fact, target, factsOfTarget, targetsOfFact });
  }
  return pairs;
}

/** Whether a fact lies within a span, as far as both clocks tell. */
export function fitsInTime(fact: KernelFact, { start, end, tolerance }: SpanTarget): boolean {
  const uncertain = tolerance + fact.lead.clock.uncertaintyNano;
  return fact.start >= start - uncertain && fact.end <= end + uncertain;
}

/**
 * The order as given when it can be that of the spans' ends, which are exact but for the rounding of
 * their clock; else the order of the ends as told. Exporters keep the order of ends to the last.
 */
function inOrderOfEnding(targets: readonly SpanTarget[]): readonly SpanTarget[] {
  let latest = Number.NEGATIVE_INFINITY;
  let misplaced = 0;
  for (const { end, tolerance } of targets) {
    if (end < latest - tolerance) misplaced += 1;
    latest = Math.max(latest, end);
  }
  if (misplaced * 50 <= targets.length) return targets;
  return [...targets].sort((a, b) => a.end - b.end || a.start - b.start || a.index - b.index);
}

interface Bands {
  /** Of each row: columns from `from` up to `to` may be its own. Neither ever falls. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function bandsOf(rows: readonly SpanTarget[], columns: readonly KernelFact[]): Bands {
  const from = new Int32Array(rows.length);
  const to = new Int32Array(rows.length);
  const slack = columns.reduce((most, { lead }) => Math.max(most, lead.clock.uncertaintyNano), 0);
  let highest = 0;
  for (const [row, { end, tolerance }] of rows.entries()) {
    highest = Math.max(highest, countAtOrBefore(columns, end + tolerance + slack, endOf));
    to[row] = highest;
  }
  let lowest = columns.length;
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    const target = rows[row];
    if (target === undefined) continue;
    const earliest = target.start - target.tolerance - slack - 1;
    lowest = Math.min(lowest, countAtOrBefore(columns, earliest, endOf));
    from[row] = Math.max(lowest, (to[row] ?? 0) - BAND);
  }
  return { from, to };
}

/** What it costs to hold a fact for a span's own; infinite when it cannot be. */
function matchCost(fact: KernelFact, target: SpanTarget): number {
  if (!fitsInTime(fact, target)) return Number.POSITIVE_INFINITY;
  const spare = target.end - target.start - (fact.end - fact.start);
  // How much later than told the span must have been for the fact to lie inside, less how much it can.
  const late = Math.max(0, fact.end - target.end);
  const gap = Math.max(0, late - Math.min(target.resolution, fact.start - target.start));
  const cost = (spare < 0 ? -20 * spare : spare) / 1_000_000 + gap / 20_000;
  return Math.min(DEAREST_MATCH, cost);
}

function endOf({ end }: KernelFact): number {
  return end;
}

interface Steps {
  /** The fact of a row among the first `column` ones (-1: none), and how many are left before it. */
  readonly chosen: (row: number, column: number) => { fact: number; next: number };
}

/** Dynamic programming over rows and the columns of their bands. */
function fillSteps(
  rows: readonly SpanTarget[],
  columns: readonly KernelFact[],
  { from, to }: Bands,
): Steps {
  const width = BAND + 1;
  /** Cell (row, k) is about the first `from[row] + k` facts: the fact its best way gives to the row, or -1. */
  const given = new Int32Array(rows.length * width).fill(-1);
  let before: { first: number; costs: Float64Array } = { first: 0, costs: new Float64Array(1) };
  for (const [row, target] of rows.entries()) {
    const first = from[row] ?? 0;
    const count = (to[row] ?? 0) - first + 1;
    const costs = new Float64Array(count);
    for (let k = 0; k < count; k += 1) {
      const column = first + k;
      let best = costAt(before, column) + SKIP_TARGET_COST;
      const fact = columns[column - 1];
      if (k > 0 && fact !== undefined) {
        const left = costs[k - 1] ?? 0;
        if (left < best) {
          best = left;
          given[row * width + k] = given[row * width + k - 1] ?? -1;
        }
        const matched = costAt(before, column - 1) + matchCost(fact, target);
        if (matched < best) {
          best = matched;
          given[row * width + k] = column - 1;
        }
      }
      costs[k] = best;
    }
    before = { first, costs };
  }
  return {
    chosen: (row, column) => {
      const first = from[row] ?? 0;
      const k = Math.min(column, to[row] ?? 0) - first;
      const fact = k < 0 ? -1 : (given[row * width + k] ?? -1);
      return { fact, next: fact < 0 ? column : fact };
    },
  };
}

/** The cost over the first `column` facts: past the band nothing is gained, before it nothing was kept. */
function costAt({ first, costs }: { first: number; costs: Float64Array }, column: number): number {
  const k = Math.min(column - first, costs.length - 1);
  return k < 0 ? Number.POSITIVE_INFINITY : (costs[k] ?? 0);
}

function countFitting(
  rows: readonly SpanTarget[],
  columns: readonly KernelFact[],
  { from, to }: Bands,
) {
  const ofRow = new Int32Array(rows.length);
  const ofColumn = new Int32Array(columns.length);
  for (const [row, target] of rows.entries()) {
    for (let column = from[row] ?? 0; column < (to[row] ?? 0); column += 1) {
      const fact = columns[column];
      if (fact === undefined || !fitsInTime(fact, target)) continue;
      ofRow[row] = (ofRow[row] ?? 0) + 1;
      ofColumn[column] = (ofColumn[column] ?? 0) + 1;
    }
  }
  return { ofRow, ofColumn };
}
