import type { Span } from "@/lib/domain/span";
import type { AssembledTrace } from "./assembled-trace";
import { offsetsFrom } from "./offset-nano";

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

/** 52 days. */
const RANGE_NANO = 2 ** 52;

/**
 * Times of raw spans. When the starts lie further apart than fits (one that was never set, a
 * clock in another year), those more than 52 days from the median start are out of range.
 * O(n), or O(n log n) when the median is needed.
 */
export function relativeTimes(spans: readonly Span[]): RelativeTimes {
  const baseUnixNano = earliestNearStart(spans);
  const offset = offsetsFrom(baseUnixNano);
  const startNano = new Float64Array(spans.length);
  const endNano = new Float64Array(spans.length);
  const outOfRange: number[] = [];
  for (let i = 0; i < spans.length; i += 1) {
    const span = spans[i];
    if (span === undefined) continue;
    const start = offset.of(span.startUnixNano);
    const end = span.endUnixNano === 0n ? Number.NaN : offset.of(span.endUnixNano);
    const startFits = start >= 0 && start <= 2 * RANGE_NANO;
    const endFits = !(Math.abs(end) > 2 * RANGE_NANO);
    startNano[i] = startFits ? start : Number.NaN;
    endNano[i] = endFits ? end : Number.NaN;
    if (!startFits || !endFits) outOfRange.push(i);
  }
  return { baseUnixNano, startNano, endNano, outOfRange };
}

/** The earliest start that is not more than 52 days before the median of the starts. */
function earliestNearStart(spans: readonly Span[]): bigint {
  const first = spans[0]?.startUnixNano ?? 0n;
  let low = first;
  let high = first;
  for (const { startUnixNano } of spans) {
    if (startUnixNano < low) low = startUnixNano;
    if (startUnixNano > high) high = startUnixNano;
  }
  if (high - low <= BigInt(RANGE_NANO)) return low;
  const starts = spans.map((span) => span.startUnixNano).sort((a, b) => (a < b ? -1 : 1));
  const median = starts[(starts.length - 1) >> 1] ?? first;
  return starts.find((start) => median - start <= BigInt(RANGE_NANO)) ?? median;
}

/** Times of an assembled trace's nodes by index, nanoseconds from the trace's start; always in range. */
export interface NodeTimes {
  readonly startNano: Float64Array;
  readonly endNano: Float64Array;
  /** 1 for a server span that was closed because its caller had gone, see `findAbandoned`. */
  readonly isAbandoned: Uint8Array;
}

/** The recorded (or inferred) times of a trace's nodes. O(n). */
export function nodeTimes(trace: AssembledTrace): NodeTimes {
  const offset = offsetsFrom(trace.startUnixNano);
  const startNano = new Float64Array(trace.nodes.length);
  const endNano = new Float64Array(trace.nodes.length);
  for (const node of trace.nodes) {
    startNano[node.index] = offset.of(node.startUnixNano);
    endNano[node.index] = offset.of(node.endUnixNano);
  }
  return { startNano, endNano, isAbandoned: findAbandoned(trace, endNano) };
}

/** Ends of spans of one call can be this far off: some SDKs know the time of day only to 1 ms. */
export const CLOCK_GRAIN_NANO = 1_000_000;

/**
 * Marks servers that ended after their client, or together with a client that failed while they
 * themselves report nothing: the connection was closed under them. O(n).
 */
export function findAbandoned(trace: AssembledTrace, endNano: Float64Array): Uint8Array {
  const isAbandoned = new Uint8Array(trace.nodes.length);
  for (const node of trace.nodes) {
    if (node.kind !== "span" || node.span.kind !== "server") continue;
    const client = trace.nodes[node.parent];
    if (client?.kind !== "span" || client.span.kind !== "client") continue;
    const onlyClientFailed =
      client.span.status.code === "error" && node.span.status.code !== "error";
    const grain = onlyClientFailed ? CLOCK_GRAIN_NANO : 0;
    if ((endNano[node.index] ?? 0) > (endNano[client.index] ?? 0) - grain) {
      isAbandoned[node.index] = 1;
    }
  }
  return isAbandoned;
}
