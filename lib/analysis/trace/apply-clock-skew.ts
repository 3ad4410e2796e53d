import type { AssembledTrace, NodeIndex } from "./assembled-trace";
import type { ClockSkew } from "./clock-skew";
import { hostOf } from "./host-of";
import { findAbandoned, type NodeTimes, nodeTimes } from "./relative-times";

export interface AdjustedTimes extends NodeTimes {
  /** What was taken off each node's times, in nanoseconds: add it to have the recorded times back. */
  readonly offsetNano: Float64Array;
  /** Nodes whose times were moved. */
  readonly adjusted: readonly NodeIndex[];
}

/**
 * A trace's times by the reference host's clock, nanoseconds from the trace's (recorded) start.
 * Whole hosts are moved, never single spans, so order within a host stays; a missing parent is
 * not moved. Nothing is changed in the trace: without this result, its times are as recorded. O(n).
 */
export function applyClockSkew(trace: AssembledTrace, skew: ClockSkew): AdjustedTimes {
  const { startNano, endNano } = nodeTimes(trace);
  const offsetNano = new Float64Array(trace.nodes.length);
  const adjusted: NodeIndex[] = [];
  for (const node of trace.nodes) {
    if (node.kind === "missing-parent") continue;
    const offset = Math.round(skew.hosts.get(hostOf(node.span.resource))?.offsetNano ?? 0);
    if (offset === 0) continue;
    offsetNano[node.index] = offset;
    startNano[node.index] = (startNano[node.index] ?? 0) - offset;
    endNano[node.index] = (endNano[node.index] ?? 0) - offset;
    adjusted.push(node.index);
  }
  return { startNano, endNano, isAbandoned: findAbandoned(trace, endNano), offsetNano, adjusted };
}

/** A moment as a host recorded it. */
export interface HostInstant {
  readonly host: string;
  readonly unixNano: bigint;
}

/**
 * Which of two moments came first. Across hosts it is `uncertain` within the uncertainty of both
 * clocks, and always for a host that nothing is known of; on one host only when they are equal.
 */
export function compareInstants(
  a: HostInstant,
  b: HostInstant,
  skew: ClockSkew,
): "before" | "after" | "uncertain" {
  const clockA = skew.hosts.get(a.host);
  const clockB = skew.hosts.get(b.host);
  let apart = Number(b.unixNano - a.unixNano);
  let uncertainty = 0;
  if (a.host !== b.host) {
    if (clockA === undefined || clockB === undefined) return "uncertain";
    apart -= clockB.offsetNano - clockA.offsetNano;
    uncertainty = clockA.uncertaintyNano + clockB.uncertaintyNano;
  }
  if (Math.abs(apart) <= uncertainty) return "uncertain";
  return apart > 0 ? "before" : "after";
}
