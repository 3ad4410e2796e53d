import type { Span } from "@/lib/domain/span";
import type { AssembledTrace } from "./assembled-trace";

/**
 * Times as nanoseconds from `baseUnixNano`, in doubles: BigInt arithmetic is an order of magnitude
 * slower, and below 2^53 ns (104 days) doubles are exact.
 */
export interface RelativeTimes {
  readonly baseUnixNano: bigint;
  /** NaN where the time is out of range. */
  readonly startNano: Float64Array;
  /** NaN where the span is unfinished or its end is out of range. */
  readonly endNano: Float64Array;
  /** Positions of spans with a start or an end out of range. */
  readonly outOfRange: readonly number[];
}

/** 52 days; twice this is exact in a double. */
const RANGE_NANO = 2 ** 52;

/**
 * Times of raw spans. When they lie further apart than fits (a start of 0 that was never set, a
 * clock in another year), times more than 52 days from the median start are out of range.
 * O(n), or O(n log n) when the median is needed.
 */
export function relativeTimes(spans: readonly Span[]): RelativeTimes {
  const range = BigInt(RANGE_NANO);
  const middle = medianStart(spans);
  const near = (time: bigint) => time - middle <= range && middle - time <= range;
  let base: bigint | null = null;
  for (const { startUnixNano } of spans) {
    if ((base === null || startUnixNano < base) && near(startUnixNano)) base = startUnixNano;
  }
  const baseUnixNano = base ?? 0n;
  const startNano = new Float64Array(spans.length);
  const endNano = new Float64Array(spans.length);
  const outOfRange: number[] = [];
  spans.forEach((span, i) => {
    const start = Number(span.startUnixNano - baseUnixNano);
    const end = span.endUnixNano === 0n ? Number.NaN : Number(span.endUnixNano - baseUnixNano);
    const startFits = Math.abs(start) <= RANGE_NANO * 2 - 1 && near(span.startUnixNano);
    const endFits = Number.isNaN(end) || Math.abs(end) <= RANGE_NANO * 2 - 1;
    startNano[i] = startFits ? start : Number.NaN;
    endNano[i] = endFits ? end : Number.NaN;
    if (!startFits || !endFits) outOfRange.push(i);
  });
  return { baseUnixNano, startNano, endNano, outOfRange };
}

/** The middle of the range when everything fits into it, without sorting; else the lower median. */
function medianStart(spans: readonly Span[]): bigint {
  const first = spans[0]?.startUnixNano ?? 0n;
  let low = first;
  let high = first;
  for (const { startUnixNano } of spans) {
    if (startUnixNano < low) low = startUnixNano;
    if (startUnixNano > high) high = startUnixNano;
  }
  if (high - low <= BigInt(RANGE_NANO)) return low;
  const starts = spans.map((span) => span.startUnixNano).sort((a, b) => (a < b ? -1 : 1));
  return starts[(starts.length - 1) >> 1] ?? first;
}

export interface NodeTimes {
  readonly startNano: Float64Array;
  readonly endNano: Float64Array;
}

/** Times of an assembled trace's nodes, nanoseconds from the trace's start; always in range. O(n). */
export function nodeTimes(trace: AssembledTrace): NodeTimes {
  const startNano = new Float64Array(trace.nodes.length);
  const endNano = new Float64Array(trace.nodes.length);
  for (const node of trace.nodes) {
    startNano[node.index] = Number(node.startUnixNano - trace.startUnixNano);
    endNano[node.index] = Number(node.endUnixNano - trace.startUnixNano);
  }
  return { startNano, endNano };
}
