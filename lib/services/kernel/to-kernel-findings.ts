import type { GraphNode } from "@/lib/analysis/graph/causal-graph";
import {
  isSure,
  type KernelAnnotation,
  type KernelFindings,
} from "@/lib/analysis/graph/kernel-marks";
import { lockName } from "@/lib/analysis/kernel/describe-kernel-fact";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import type { SpanId } from "@/lib/domain/ids";
import type {
  KernelEventsOfTrace,
  SpanKernelFact,
  TraceConflict,
} from "./find-kernel-events-of-trace";

const ORDINARY: ReadonlySet<string> = new Set(["connect", "tcp-connect", "lock-release"]);

/** What the kernel did for the spans of a trace, as its graph takes it. */
export function toKernelFindings(
  { facts, conflicts }: Pick<KernelEventsOfTrace, "facts" | "conflicts">,
  trace: AssembledTrace,
): KernelFindings {
  const nodeOf = firstNodes(trace);
  const annotations = facts.flatMap((fact): KernelAnnotation[] => {
    const node = nodeOf.get(fact.spanId);
    if (node === undefined || isOrdinary(fact)) return [];
    const { words, failed, grade, anchors } = fact;
    const durationNano = Number(fact.endUnixNano - fact.startUnixNano);
    return [{ node, words, failed, grade, durationNano, anchors }];
  });
  const met = conflicts.flatMap((conflict) => {
    const holder = placeOf(conflict.holder, trace, nodeOf);
    const waiter = placeOf(conflict.waiter, trace, nodeOf);
    if (holder === undefined || waiter === undefined || holder === waiter) return [];
    const { what, resource } = conflict;
    const provenance = provenanceOf(conflict);
    return [{ holder, waiter, resource: `${what} ${resource}`, provenance }];
  });
  return { annotations, conflicts: met };
}

/** What every call does, and says nothing on a small node: it is in the list of the span. */
function isOrdinary({ kind, failed }: SpanKernelFact): boolean {
  return !failed && ORDINARY.has(kind);
}

/** Nodes that the slice reaches by what the kernel saw alone: who held what a node of it waited for, and peers that refused one. */
export function kernelReach(
  nodes: readonly GraphNode[],
  edges: readonly { readonly from: string; readonly to: string; readonly kind: string }[],
  { annotations, conflicts }: KernelFindings,
  inSlice: ReadonlySet<NodeIndex>,
): ReadonlySet<string> {
  const held = new Set(
    conflicts.filter(({ waiter }) => inSlice.has(waiter)).map(({ holder }) => holder),
  );
  const refused = new Set(
    annotations.filter((one) => one.failed && isSure(one)).map(({ node }) => node),
  );
  const isRefused = ({ members }: GraphNode) =>
    members.some((member) => inSlice.has(member) && refused.has(member));
  const peers = new Set(nodes.filter(({ kind }) => kind === "peer").map(({ id }) => id));
  const callers = new Set(nodes.filter(isRefused).map(({ id }) => id));
  const called = edges.filter(
    ({ from, to, kind }) => kind === "call" && callers.has(from) && peers.has(to),
  );
  const holders = nodes.filter(({ members }) => members.some((member) => held.has(member)));
  return new Set([...holders.map(({ id }) => id), ...called.map(({ to }) => to)]);
}

function firstNodes(trace: AssembledTrace): ReadonlyMap<SpanId, NodeIndex> {
  const nodeOf = new Map<SpanId, NodeIndex>();
  for (const node of trace.nodes) {
    if (node.kind === "span" && !nodeOf.has(node.span.spanId)) {
      nodeOf.set(node.span.spanId, node.index);
    }
  }
  return nodeOf;
}

function placeOf(
  { traceId, spanId }: TraceConflict["holder"],
  trace: AssembledTrace,
  nodeOf: ReadonlyMap<SpanId, NodeIndex>,
): NodeIndex | undefined {
  return traceId === trace.traceId ? nodeOf.get(spanId) : undefined;
}

const NANO_PER_MS = 1_000_000;

/** `kernel: waited 80 ms for lock 7f3a, unique (kernel:a, kernel:b)`. */
function provenanceOf({ what, resource, waitedNano, grade, anchors }: TraceConflict): string {
  const waited = Number((waitedNano / NANO_PER_MS).toPrecision(3));
  const met =
    what === "lock"
      ? `waited ${waited} ms for ${lockName(resource)}`
      : `was refused ${what} ${resource}`;
  return `kernel: ${met}, which the other had, ${grade} (${anchors.join(", ")})`;
}
