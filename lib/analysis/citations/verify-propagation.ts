import { classifyFailures } from "@/lib/analysis/graph/classify-failures";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import type { FactOf, Verification } from "@/lib/domain/claim";
import type { EvidenceIndex, LocatedSpan } from "./index-evidence";
import { resolveSpan } from "./resolve-span";
import { cannotCheck, decide } from "./verification";

/** Whether there is a way in the causal graph by which the one reached the other. */
export function verifyPropagation(index: EvidenceIndex, fact: FactOf<"propagation">): Verification {
  const from = resolveSpan(index, fact.from);
  if (!from.ok) return from.verification;
  const to = resolveSpan(index, fact.to);
  if (!to.ok) return to.verification;
  return fact.of === "link"
    ? verifyLink(from.located, to.located, fact)
    : verifyCalls(from.located, to.located, fact);
}

function verifyLink(
  from: LocatedSpan,
  to: LocatedSpan,
  { hops }: FactOf<"propagation">,
): Verification {
  const rule = "the later span links to the earlier one, in one hop";
  const isLinked = to.node.span.links.some(
    ({ traceId, spanId }) => traceId === from.node.span.traceId && spanId === from.node.span.spanId,
  );
  return decide(
    rule,
    isLinked && hops === 1,
    `linked in ${hops}`,
    isLinked ? "linked in 1" : "no link",
  );
}

function verifyCalls(
  from: LocatedSpan,
  to: LocatedSpan,
  { of, hops }: FactOf<"propagation">,
): Verification {
  const rule =
    of === "failure"
      ? "each caller on the way up failed because of the call below it"
      : "callers lead from the one up to the other";
  const claimed = `${hops} hops up`;
  if (from.trace !== to.trace) return decide(rule, false, claimed, "they are of different traces");
  const path = callersUpTo(from.trace, from.node.index, to.node.index);
  if (path === null) return decide(rule, false, claimed, "it is no caller of the other");
  if (path.some((at) => from.trace.nodes[at]?.kind === "missing-parent")) {
    return cannotCheck(rule, claimed, "a span on the way was not received");
  }
  if (path.length !== hops) return decide(rule, false, claimed, `${path.length} hops up`);
  if (of === "failure" && !failedOnto(from.trace, from.node.index, to.node.index)) {
    return decide(rule, false, claimed, "the failure did not get that far");
  }
  return decide(rule, true, claimed, `${path.length} hops up`);
}

/** Nodes above `from` up to `to`, which is the last; null when it is not above. */
export function callersUpTo(
  { nodes }: AssembledTrace,
  from: NodeIndex,
  to: NodeIndex,
): NodeIndex[] | null {
  const path: NodeIndex[] = [];
  for (let at = nodes[from]?.parent ?? -1; at >= 0; at = nodes[at]?.parent ?? -1) {
    path.push(at);
    if (at === to) return path;
  }
  return null;
}

/** Whether the failure of `from` went on, attempt by attempt and caller by caller, to `to`. */
export function failedOnto(trace: AssembledTrace, from: NodeIndex, to: NodeIndex): boolean {
  const { failedInto, retriedBy } = classifyFailures(trace, nodeTimes(trace));
  const seen = new Set<NodeIndex>();
  for (let at: NodeIndex | undefined = from; at !== undefined && !seen.has(at); ) {
    if (at === to) return true;
    seen.add(at);
    at = failedInto.get(at) ?? retriedBy.get(at);
  }
  return false;
}
