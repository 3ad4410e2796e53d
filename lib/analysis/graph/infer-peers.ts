import type { AssembledTrace, NodeIndex, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import { unansweredCalls } from "@/lib/analysis/trace/find-answer";
import { formatAttribute } from "@/lib/domain/attributes";
import type { Span } from "@/lib/domain/span";
import type { ClassifiedFailures } from "./classify-failures";
import type { GroupedNodes } from "./group-nodes";

/** Something that was called and sent no spans of its own: a database, a queue, another's service. */
export interface InferredPeer {
  readonly id: string;
  /** Who: `peer.service`, else address and port, else the system. */
  readonly service: string;
  /** What: `postgresql shop`, `queue orders`, `not instrumented`. */
  readonly name: string;
  /** Units that called it, in order, each with the attribute that names it. */
  readonly callers: Map<number, string>;
  errorCount: number;
  longestNano: bigint;
}

/**
 * The peers behind client and producer spans that nothing answered, one for each name. Calls whose
 * attributes name nobody have no peer, nor those whose callee sent spans without its first: a
 * missing parent stands for it. O(n).
 */
export function inferPeers(
  trace: AssembledTrace,
  { unitOf }: GroupedNodes,
  { failures }: ClassifiedFailures,
): InferredPeer[] {
  const peers = new Map<string, InferredPeer>();
  const isUnanswered = unansweredCalls(trace);
  const answered = likelyParents(trace);
  for (const node of trace.nodes) {
    if (node.kind !== "span" || answered.has(node.index)) continue;
    if (!isCall(node) || !isUnanswered(node)) continue;
    const named = peerNameOf(node.span);
    if (named === null) continue;
    const id = `peer:${named.service}/${named.name}`;
    const peer = peers.get(id) ?? {
      id,
      service: named.service,
      name: named.name,
      callers: new Map<number, string>(),
      errorCount: 0,
      longestNano: 0n,
    };
    peers.set(id, peer);
    const caller = unitOf[node.index] ?? -1;
    if (!peer.callers.has(caller)) peer.callers.set(caller, `${named.key} of span ${node.id}`);
    if (failures.get(node.index)?.reported) peer.errorCount += 1;
    const duration = node.endUnixNano - node.startUnixNano;
    if (duration > peer.longestNano) peer.longestNano = duration;
  }
  return [...peers.values()];
}

export interface PeerName {
  readonly service: string;
  readonly name: string;
  /** The attribute it was read from. */
  readonly key: string;
}

/** Whom a client or producer span says it called (OpenTelemetry semantic conventions, old and new). */
export function peerNameOf(span: Span): PeerName | null {
  const peer = firstOf(span, ["peer.service"]);
  const host = firstOf(span, ["server.address", "net.peer.name", "network.peer.address"]);
  const port = firstOf(span, ["server.port", "net.peer.port", "network.peer.port"]);
  const address = host && port ? { ...host, value: `${host.value}:${port.value}` } : host;
  const db = firstOf(span, ["db.system.name", "db.system"]);
  const queue = firstOf(span, ["messaging.system"]);
  const who = peer ?? address ?? db ?? queue;
  if (who === null) return null;
  const service = who.value;
  if (db !== null) {
    const within = firstOf(span, ["db.namespace", "db.name"]);
    return { service, name: within ? `${db.value} ${within.value}` : db.value, key: db.key };
  }
  if (queue !== null) {
    const topic = firstOf(span, ["messaging.destination.name", "messaging.destination"]);
    const name = topic ? `queue ${topic.value}` : queue.value;
    return { service, name, key: topic?.key ?? queue.key };
  }
  return { service, name: "not instrumented", key: who.key };
}

function firstOf({ attributes }: Span, keys: readonly string[]) {
  for (const key of keys) {
    const value = attributes[key];
    if (value !== undefined && value !== null && value !== "") {
      return { key, value: formatAttribute(value) };
    }
  }
  return null;
}

function isCall({ span }: SpanNode): boolean {
  return span.kind === "client" || span.kind === "producer";
}

function likelyParents({ nodes }: AssembledTrace): Set<NodeIndex> {
  const likely = new Set<NodeIndex>();
  for (const node of nodes) {
    if (node.kind === "missing-parent" && node.likelyParent) likely.add(node.likelyParent.node);
  }
  return likely;
}
