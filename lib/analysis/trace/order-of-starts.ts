import type { NodeIndex } from "./assembled-trace";
import { compareInstants, type HostInstant } from "./compare-instants";
import { hostOf } from "./host-of";
import type { ClockedTrace } from "./trace-clock";

/**
 * Which of two nodes began first, as far as their clocks can tell: across hosts `uncertain` within
 * what calls leave open, whether the trace is told adjusted or raw. Of a missing parent nothing is
 * known.
 */
export function orderOfStarts(
  clocked: ClockedTrace,
  a: NodeIndex,
  b: NodeIndex,
): "before" | "after" | "uncertain" {
  const first = recordedStart(clocked, a);
  const second = recordedStart(clocked, b);
  if (first === null || second === null) return "uncertain";
  return compareInstants(first, second, clocked.clock);
}

function recordedStart({ trace, clock }: ClockedTrace, index: NodeIndex): HostInstant | null {
  const node = trace.nodes[index];
  if (node?.kind !== "span") return null;
  const host = hostOf(node.span.resource);
  const moved = clock.shown === "adjusted" ? (clock.hosts.get(host)?.offsetNano ?? 0) : 0;
  return { host, unixNano: node.startUnixNano + BigInt(Math.round(moved)) };
}
