import type { Span } from "@/lib/domain/span";
import { bottomUpOrder } from "./cut-parent-cycles";
import type { RelativeTimes } from "./relative-times";

export interface TimedForest {
  /** Null for a missing parent. */
  readonly spans: readonly (Span | null)[];
  readonly parent: Int32Array;
  readonly times: RelativeTimes;
}

export interface InferredTimes {
  readonly startNano: Float64Array;
  /** Never before the start. */
  readonly endNano: Float64Array;
  readonly unfinished: readonly number[];
  readonly negative: readonly number[];
}

/**
 * Completes the times of a forest. A start out of range is the parent's. An end that is missing
 * is the latest that is known of the span: its own events and the ends below it, work that runs
 * behind a queue not counted. With nothing known it ends with its parent; and when its nearest
 * finished ancestor failed, it was still open when that ended:
 *
 *     client ▬▬▬▬▬▬▬▬▬▬✕ gave up          parent ▬▬▬▬▬▬▬▬▬▬
 *     server ·▬!········                  span   ·▬!········
 *            ·▬▬▬▬▬▬▬▬▬  inferred                ·▬▬         inferred: the event
 *
 * An end before the start is a known end at a wrong time: the latest event or end below, else
 * the start. A missing parent spans its children. O(n), iterative.
 */
export function inferTimes(forest: TimedForest): InferredTimes {
  const { spans, parent, times } = forest;
  const order = bottomUpOrder(parent);
  const startNano = new Float64Array(spans.length);
  const endNano = new Float64Array(spans.length).fill(Number.NaN);
  startNano.set(times.startNano);
  endNano.set(times.endNano);
  inferStarts(parent, order, startNano);
  const { unfinished, negative } = doubtfulEnds(spans, startNano, endNano);
  raiseToKnownEnds({ ...forest, order, startNano, endNano });
  lowerFromAncestors({ ...forest, order, startNano, endNano, unfinished });
  return { startNano, endNano, unfinished, negative };
}

function inferStarts(parent: Int32Array, order: Int32Array, startNano: Float64Array): void {
  for (let i = order.length - 1; i >= 0; i -= 1) {
    const node = order[i] ?? 0;
    if (Number.isNaN(startNano[node])) startNano[node] = startNano[parent[node] ?? -1] ?? 0;
  }
}

/** Finds the ends that are missing or wrong, and marks the wrong ones as unknown too. */
function doubtfulEnds(
  spans: readonly (Span | null)[],
  startNano: Float64Array,
  endNano: Float64Array,
) {
  const unfinished: number[] = [];
  const negative: number[] = [];
  spans.forEach((span, node) => {
    if (span === null) return;
    const end = endNano[node] ?? Number.NaN;
    if (Number.isNaN(end)) unfinished.push(node);
    else if (end < (startNano[node] ?? 0)) {
      negative.push(node);
      endNano[node] = Number.NaN;
    }
  });
  return { unfinished, negative };
}

interface Work extends TimedForest {
  readonly order: Int32Array;
  readonly startNano: Float64Array;
  readonly endNano: Float64Array;
}

/** From the leaves up: every unknown end becomes the latest thing known of it, at least its start. */
function raiseToKnownEnds({ spans, parent, times, order, startNano, endNano }: Work): void {
  const latestBelow = new Float64Array(spans.length).fill(Number.NEGATIVE_INFINITY);
  const earliestBelow = new Float64Array(spans.length).fill(Number.POSITIVE_INFINITY);
  for (const node of order) {
    const span = spans[node] ?? null;
    if (span === null) startNano[node] = earliestBelow[node] ?? 0;
    const start = startNano[node] ?? 0;
    if (Number.isNaN(endNano[node])) {
      const known = span === null ? start : latestEvent(span, times.baseUnixNano);
      endNano[node] = Math.max(start, known, latestBelow[node] ?? start);
    }
    const above = parent[node] ?? -1;
    if (above < 0) continue;
    earliestBelow[above] = Math.min(earliestBelow[above] ?? start, start);
    if (span?.kind !== "consumer" || spans[above] === null) {
      latestBelow[above] = Math.max(latestBelow[above] ?? start, endNano[node] ?? start);
    }
  }
}

function latestEvent(span: Span, baseUnixNano: bigint): number {
  let latest = Number.NEGATIVE_INFINITY;
  for (const event of span.events) {
    const at = Number(event.timeUnixNano - baseUnixNano);
    if (at > latest && at <= Number.MAX_SAFE_INTEGER) latest = at;
  }
  return latest;
}

/** From the roots down: unfinished spans that outlast what is known of them. */
function lowerFromAncestors(work: Work & { readonly unfinished: readonly number[] }): void {
  const { spans, parent, order, startNano, endNano, unfinished } = work;
  if (unfinished.length === 0) return;
  const open = new Uint8Array(spans.length);
  for (const node of unfinished) open[node] = 1;
  const finishedAncestor = new Int32Array(spans.length).fill(-1);
  for (let i = order.length - 1; i >= 0; i -= 1) {
    const node = order[i] ?? 0;
    const above = parent[node] ?? -1;
    if (above < 0 || spans[above] === null) continue;
    const ancestor = open[above] === 1 ? (finishedAncestor[above] ?? -1) : above;
    finishedAncestor[node] = ancestor;
    if (open[node] === 0 || spans[node]?.kind === "consumer") continue;
    const nothingKnown = endNano[node] === startNano[node];
    const ancestorFailed = spans[ancestor]?.status.code === "error";
    if (!nothingKnown && !ancestorFailed) continue;
    const until = ancestorFailed ? ancestor : above;
    endNano[node] = Math.max(endNano[node] ?? 0, endNano[until] ?? 0);
  }
}
