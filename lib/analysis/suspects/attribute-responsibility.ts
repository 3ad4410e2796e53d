import type { AbnormalFeature } from "./learn-abnormal";
import { silentShares } from "./silent-shares";
import type { SpanFeatures } from "./span-features";
import type { SpanTable } from "./span-table";

/** How much of the trouble of its trace each span has of its own, 0 to 1. */
export interface Responsibility {
  /** Before anything is explained away, by row. */
  readonly abnormal: Float64Array;
  /** The feature that shows it most, an index into the abnormal features; -1 for none. */
  readonly shownBy: Int32Array;
  /** What is left when what its callees did is taken off, by row. */
  readonly own: Float64Array;
  /** Of a call that nothing answered: what falls to whom it called, by row. */
  readonly unanswered: Float64Array;
  /** What falls to who held what it waited for, by row. */
  readonly waited: Float64Array;
}

/** "The request was wrong" says more of who asked than of who answered. */
const BLAMES_CALLER = 0.3;
/** Of the wait that ended in a timeout, what falls to those who spent the time. */
const TIMEOUT_SHARE = 0.9;

/**
 * Explaining away: a span that is abnormal because what it called is abnormal has nothing of its
 * own to answer for. From the leaves up,
 *
 *     own(v) = abnormal(v) × (1 − the most abnormal of its callees)
 *
 * A timeout is explained by where the time was spent below it, in proportion; a failed call that
 * nothing answered is mostly the silent callee's. O(spans + features on them).
 */
export function attributeResponsibility(
  table: SpanTable,
  read: SpanFeatures,
  learned: readonly AbnormalFeature[],
): Responsibility {
  const { abnormal, shownBy } = showAbnormal(table, read, learned);
  spreadTimeouts(table, abnormal);
  const rows = table.spans.length;
  const own = new Float64Array(rows);
  const unanswered = new Float64Array(rows);
  const below = new Float64Array(rows);
  const silentShare = silentShares(table);
  for (let row = rows - 1; row >= 0; row -= 1) {
    const here = abnormal[row] ?? 0;
    const explained = below[row] ?? 0;
    let left = here * (1 - explained);
    const silent = left > 0 ? silentShare(row) : 0;
    unanswered[row] = left * silent;
    left *= 1 - silent;
    own[row] = left;
    const parent = table.parentOf[row] ?? -1;
    if (parent >= 0) below[parent] = Math.max(below[parent] ?? 0, here, explained);
  }
  return { abnormal, shownBy, own, unanswered, waited: new Float64Array(rows) };
}

function showAbnormal(table: SpanTable, read: SpanFeatures, learned: readonly AbnormalFeature[]) {
  const abnormal = new Float64Array(table.spans.length);
  const shownBy = new Int32Array(table.spans.length).fill(-1);
  const appeared = new Map<number, number>();
  const vanished = new Map<number, number[]>();
  learned.forEach((feature, i) => {
    if (feature.direction === "appeared") appeared.set(feature.number, i);
    else vanished.set(feature.operation, [...(vanished.get(feature.operation) ?? []), i]);
  });
  const show = (row: number, i: number) => {
    const amount = learned[i]?.attributable ?? 0;
    if (amount <= (abnormal[row] ?? 0)) return;
    abnormal[row] = amount;
    shownBy[row] = i;
  };
  for (let row = 0; row < table.spans.length; row += 1) {
    const from = read.from[row] ?? 0;
    const to = read.from[row + 1] ?? 0;
    for (let k = from; k < to; k += 1) {
      const i = appeared.get(read.list[k] ?? -1);
      if (i !== undefined) show(row, i);
    }
    for (const i of vanished.get(table.operationOf[row] ?? -1) ?? []) {
      const number = learned[i]?.number ?? -1;
      let has = false;
      for (let k = from; k < to && !has; k += 1) has = read.list[k] === number;
      if (!has) show(row, i);
    }
    if (blamesCaller(table, row)) abnormal[row] = (abnormal[row] ?? 0) * BLAMES_CALLER;
  }
  return { abnormal, shownBy };
}

/** Its own answer says so, or what its caller made of it (a server does not count a 404 as its failure). */
function blamesCaller(table: SpanTable, row: number): boolean {
  const parent = table.parentOf[row] ?? -1;
  const isAnswer = parent >= 0 && table.answerOf[parent] === row;
  const failure = table.failures[row] ?? (isAnswer ? table.failures[parent] : null);
  return failure?.blamesCaller ?? false;
}

/** Below a span that gave up waiting, time spent is trouble: each row by its share of the wait. */
function spreadTimeouts(table: SpanTable, abnormal: Float64Array): void {
  for (let row = 0; row < table.spans.length; row += 1) {
    if (!table.failures[row]?.timedOut || (abnormal[row] ?? 0) === 0) continue;
    const waited = table.durationNano[row] ?? 0;
    if (waited <= 0) continue;
    for (let below = row + 1; below < (table.endOf[row] ?? 0); below += 1) {
      const share = Math.min(1, (table.selfNano[below] ?? 0) / waited);
      abnormal[below] = Math.max(abnormal[below] ?? 0, TIMEOUT_SHARE * share);
    }
  }
}
