import { stringAttribute } from "@/lib/domain/attributes";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import type { NodeIndex } from "./assembled-trace";
import { EnclosingIndex } from "./enclosing-index";

/** A forest in pre-order. */
export interface ProposalInput {
  /** Null for a missing parent. */
  readonly spans: readonly (Span | null)[];
  readonly parent: Int32Array;
  readonly descendantCount: Int32Array;
  readonly startNano: Float64Array;
  readonly endNano: Float64Array;
}

export interface LikelyParent {
  readonly node: NodeIndex;
  readonly reason: string;
}

interface Rule {
  /** Keys of the candidate groups that are asked together. */
  readonly groups: readonly string[];
  readonly reason: string;
}

/**
 * For each missing parent, the span below which it would most likely hang. Rules are tried in
 * turn; one proposes when exactly one of its candidates encloses the children in time, and the
 * search ends without a proposal when several do. O(n log n).
 */
export function proposeLikelyParents(input: ProposalInput): Map<NodeIndex, LikelyParent> {
  const proposals = new Map<NodeIndex, LikelyParent>();
  const missing = input.spans.flatMap((span, node) => (span === null ? [node] : []));
  if (missing.length === 0) return proposals;
  const services = input.spans.map((span) => (span ? serviceNameOf(span.resource) : ""));
  const callers = callersOf(input, services);
  const index = indexCandidates(input, services);
  for (const node of missing) {
    const child = input.spans[node + 1];
    if (!child) continue;
    const proposal = firstDecision(input, index, node, rulesFor(child, callers));
    if (proposal !== null) proposals.set(node, proposal);
  }
  return proposals;
}

/** A server span needs a client above it; any other span most likely a span of its own service. */
function rulesFor(child: Span, callers: ReadonlyMap<string, ReadonlySet<string>>): Rule[] {
  const service = serviceNameOf(child.resource);
  const calling = [...(callers.get(service) ?? [])];
  const client: Rule[] = [
    {
      groups: [`peer:${service}`],
      reason: `the only unanswered client span that names ${service} and encloses them`,
    },
    { groups: ["client"], reason: "the only unanswered client span that encloses them" },
  ];
  const entry: Rule = {
    groups: calling.map((caller) => `entry:${caller}`),
    reason: `the only handler of a service that calls ${service} and encloses them`,
  };
  if (child.kind === "server" || child.kind === "consumer") return [...client, entry];
  const own = {
    groups: [`entry:${service}`],
    reason: `the only handler of ${service} around them`,
  };
  return [own, ...client];
}

function firstDecision(
  { startNano, endNano, descendantCount }: ProposalInput,
  index: ReadonlyMap<string, EnclosingIndex>,
  missing: NodeIndex,
  rules: readonly Rule[],
): LikelyParent | null {
  const start = startNano[missing] ?? 0;
  const end = endNano[missing] ?? 0;
  const last = missing + (descendantCount[missing] ?? 0);
  for (const { groups, reason } of rules) {
    const enclosing = groups
      .flatMap((group) => index.get(group)?.enclosing(start, end) ?? [])
      .filter((node) => node < missing || node > last);
    const [only] = enclosing;
    if (only !== undefined) return enclosing.length === 1 ? { node: only, reason } : null;
  }
  return null;
}

function callersOf({ spans, parent }: ProposalInput, services: readonly string[]) {
  const callers = new Map<string, Set<string>>();
  spans.forEach((span, node) => {
    const above = parent[node] ?? -1;
    if (span === null || !spans[above]) return;
    const callee = services[node] ?? "";
    const caller = services[above] ?? "";
    if (caller === callee) return;
    const known = callers.get(callee) ?? new Set();
    callers.set(callee, known.add(caller));
  });
  return callers;
}

function indexCandidates(input: ProposalInput, services: readonly string[]) {
  const { spans, parent, startNano, endNano } = input;
  const answered = new Uint8Array(spans.length);
  spans.forEach((span, node) => {
    const above = parent[node] ?? -1;
    if (span && above >= 0 && services[above] !== services[node]) answered[above] = 1;
  });
  const groups = new Map<string, NodeIndex[]>();
  const add = (group: string, node: NodeIndex) => {
    const known = groups.get(group);
    if (known) known.push(node);
    else groups.set(group, [node]);
  };
  spans.forEach((span, node) => {
    if (span?.kind === "server" || span?.kind === "consumer") add(`entry:${services[node]}`, node);
    if (span?.kind !== "client" || answered[node] === 1) return;
    add("client", node);
    const peer =
      stringAttribute(span.attributes, "peer.service") ??
      stringAttribute(span.attributes, "server.address");
    if (peer !== null) add(`peer:${peer}`, node);
  });
  return new Map(
    [...groups].map(([group, nodes]) => [group, new EnclosingIndex(nodes, startNano, endNano)]),
  );
}
