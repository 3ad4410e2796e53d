import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import type { CriticalPathSection } from "@/lib/analysis/trace/critical-path";
import { serviceNameOf } from "@/lib/domain/resource";
import { peerNameOf } from "./infer-peers";

/** Where the time of requests went, by who called whom. */
export interface CriticalShares {
  /** The share of all time that was spent in `callee` itself, called from `caller`: 0 to 1. */
  shareOf(caller: string, callee: string): number;
}

/**
 * Adds up the critical paths of traces: each stretch belongs to the service whose it was and to the
 * call by which that service was entered; waiting for a peer without spans, to the call of the peer.
 * Shares of all calls, and of what the services did that nobody called, add up to one. Null when
 * no trace has a critical path of any length.
 */
export function shareCriticalPath(traces: readonly AssembledTrace[]): CriticalShares | null {
  const spent = new Map<string, number>();
  let total = 0;
  for (const trace of traces) {
    for (const section of computeCriticalPath(trace).sections) {
      const nano = Number(section.endUnixNano - section.startUnixNano);
      const key = callOf(trace, section);
      total += nano;
      spent.set(key, (spent.get(key) ?? 0) + nano);
    }
  }
  if (total === 0) return null;
  return { shareOf: (caller, callee) => (spent.get(keyOf(caller, callee)) ?? 0) / total };
}

function callOf(trace: AssembledTrace, { node, kind }: CriticalPathSection): string {
  const found = trace.nodes[node];
  if (found?.kind === "span" && kind === "unobserved-peer") {
    const peer = peerNameOf(found.span);
    if (peer !== null) return keyOf(serviceNameOf(found.span.resource), peer.service);
  }
  const service = serviceOf(trace, node);
  for (let at = found?.parent ?? -1; at >= 0; at = trace.nodes[at]?.parent ?? -1) {
    const caller = serviceOf(trace, at);
    if (caller !== null && caller !== service) return keyOf(caller, service);
  }
  return keyOf(null, service);
}

function serviceOf(trace: AssembledTrace, node: NodeIndex): string | null {
  const found = trace.nodes[node];
  return found?.kind === "span" ? serviceNameOf(found.span.resource) : null;
}

function keyOf(caller: string | null, callee: string | null): string {
  return JSON.stringify([caller, callee]);
}
