import type { AssembledTrace, NodeIndex, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import { toleranceNano } from "@/lib/analysis/trace/blocking-children";
import type { NodeTimes } from "@/lib/analysis/trace/relative-times";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";

/** What a call was aimed at: two calls that differ in one of these are not the same call again. */
const TARGET_KEYS = [
  "url.full",
  "http.url",
  "url.path",
  "http.target",
  "server.address",
  "db.query.text",
  "db.statement",
  "rpc.method",
  "messaging.destination.name",
];
/** Work inside a process is a retry only when its name says so: loops repeat names too. */
const ATTEMPT_NAME = /retr(y|ies)|attempt|\btry\b/i;

/**
 * For each failed attempt the next attempt at the same call: an equal sibling (service, name,
 * kind, target) that began when it had ended. Only siblings of failing nodes are looked at;
 * O(n log n).
 */
export function findRetries(
  trace: AssembledTrace,
  times: NodeTimes,
  failing: Iterable<NodeIndex>,
): Map<NodeIndex, NodeIndex> {
  const retriedBy = new Map<NodeIndex, NodeIndex>();
  const attemptsBelow = new Map<NodeIndex, Map<string, NodeIndex[]>>();
  for (const index of failing) {
    const node = trace.nodes[index];
    const parent = node === undefined ? undefined : trace.nodes[node.parent];
    if (node?.kind !== "span" || parent === undefined || !canBeAttempt(node.span)) continue;
    const known = attemptsBelow.get(parent.index) ?? groupAttempts(trace, parent.children);
    attemptsBelow.set(parent.index, known);
    const attempts = known.get(attemptKey(node.span)) ?? [];
    const next = firstAfter(attempts, times, node);
    if (next !== null) retriedBy.set(index, next);
  }
  return retriedBy;
}

function canBeAttempt(span: Span): boolean {
  return span.kind !== "internal" || ATTEMPT_NAME.test(span.name);
}

function attemptKey(span: Span): string {
  const target = TARGET_KEYS.map((key) => String(span.attributes[key] ?? ""));
  return [serviceNameOf(span.resource), span.name, span.kind, ...target].join("\u0000");
}

/** Attempts by what they call, each list by start, as children are. */
function groupAttempts(trace: AssembledTrace, children: readonly NodeIndex[]) {
  const groups = new Map<string, NodeIndex[]>();
  for (const index of children) {
    const node = trace.nodes[index];
    if (node?.kind !== "span") continue;
    const key = attemptKey(node.span);
    const known = groups.get(key);
    if (known) known.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}

/** The first attempt that comes after the node in order and began when it had ended. */
function firstAfter(
  attempts: readonly NodeIndex[],
  { startNano, endNano }: NodeTimes,
  node: SpanNode,
): NodeIndex | null {
  const start = startNano[node.index] ?? 0;
  const end = endNano[node.index] ?? 0;
  const earliest = end - toleranceNano(end - start);
  let low = 0;
  let high = attempts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const attempt = attempts[middle] ?? 0;
    if (attempt <= node.index || (startNano[attempt] ?? 0) < earliest) low = middle + 1;
    else high = middle;
  }
  return attempts[low] ?? null;
}
