import { peerNameOf } from "@/lib/analysis/graph/infer-peers";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { failureOf } from "@/lib/domain/failure-of";
import { serviceNameOf } from "@/lib/domain/resource";
import { quantilesOf } from "./operation-table";
import { compareText } from "./sort-evidence";
import type { Tracepack } from "./tracepack-schema";

type PackedEdge = Tracepack["edges"][number];
type Side = "window" | "healthy";

interface Calls {
  failures: number;
  durations: number[];
}

/** Who calls whom, how often it fails and how long it takes, now and before. O(spans log spans). */
export function packEdges(sides: Readonly<Record<Side, readonly AssembledTrace[]>>): PackedEdge[] {
  const edges = new Map<string, { from: string; to: string } & Record<Side, Calls>>();
  for (const side of ["window", "healthy"] as const) {
    for (const trace of sides[side]) {
      for (const { from, to, durationNano, failed } of callsOf(trace)) {
        const key = `${from}\u0000${to}`;
        const edge = edges.get(key) ?? { from, to, window: noCalls(), healthy: noCalls() };
        edges.set(key, edge);
        edge[side].durations.push(durationNano);
        if (failed) edge[side].failures += 1;
      }
    }
  }
  return [...edges]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { from, to, window, healthy }]) => ({
      from,
      to,
      window: toSide(window),
      healthy: toSide(healthy),
    }));
}

interface Call {
  readonly from: string;
  readonly to: string;
  readonly durationNano: number;
  readonly failed: boolean;
}

function callsOf({ nodes }: AssembledTrace): Call[] {
  const calls: Call[] = [];
  for (const node of nodes) {
    if (node.kind !== "span") continue;
    const own = serviceNameOf(node.span.resource);
    const parent = nodes[node.parent];
    const durationNano = Number(node.endUnixNano - node.startUnixNano);
    const failed = failureOf(node.span) !== null;
    const caller = parent?.kind === "span" ? serviceNameOf(parent.span.resource) : own;
    if (caller !== own) calls.push({ from: caller, to: own, durationNano, failed });
    const isCall = node.span.kind === "client" || node.span.kind === "producer";
    const peer = isCall && node.children.length === 0 ? peerNameOf(node.span) : null;
    if (peer !== null) calls.push({ from: own, to: peer.service, durationNano, failed });
  }
  return calls;
}

function noCalls(): Calls {
  return { failures: 0, durations: [] };
}

function toSide({ failures, durations }: Calls): PackedEdge["window"] {
  return { calls: durations.length, failures, ...quantilesOf(durations) };
}
