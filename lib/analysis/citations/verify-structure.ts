import { findDivergence } from "@/lib/analysis/divergence/find-divergence";
import { countHealing } from "@/lib/analysis/slice/count-healing";
import { learnTolerance } from "@/lib/analysis/slice/learn-tolerance";
import { operationKey } from "@/lib/analysis/trace/operation-key";
import type { FactOf, Verification } from "@/lib/domain/claim";
import { type EvidenceIndex, operationName } from "./index-evidence";
import { resolveSpan } from "./resolve-span";
import { cannotCheck, decide, notFound } from "./verification";

/** Whether the span's trace departs from healthy ones there, with this support. */
export function verifyDivergence(index: EvidenceIndex, fact: FactOf<"divergence">): Verification {
  const resolved = resolveSpan(index, fact.span);
  if (!resolved.ok) return resolved.verification;
  const rule = "the trace is compared with healthy ones again: it departs here, so many agree";
  const claimed = `${fact.divergence}, ${fact.support} of ${fact.of}`;
  const { trace, node } = resolved.located;
  const report = findDivergence(trace, index.evidence.healthy);
  if (report.status === "failed") return cannotCheck(rule, claimed, report.reasons.join("; "));
  const here = report.divergences.filter(({ nodes }) => nodes.includes(node.index));
  const isSo = here.some(
    ({ kind, support, of }) =>
      kind === fact.divergence && support === fact.support && of === fact.of,
  );
  const found = here.map(({ kind, support, of }) => `${kind}, ${support} of ${of}`).join("; ");
  return decide(rule, isSo, claimed, found || "no departure here");
}

/** Whether so many failing traces pass without this operation's own failures. */
export function verifyHealing(index: EvidenceIndex, fact: FactOf<"slice-heals">): Verification {
  const rule = "every failing trace is replayed without the operation's own failures";
  if (!index.byOperation.has(operationName(fact.service, fact.operation))) {
    return notFound(rule, `${fact.service} ${fact.operation}`);
  }
  const { heals, of } = healsOf(index, fact.service, fact.operation);
  const isSo = heals === fact.heals && of === fact.of && of > 0;
  return decide(rule, isSo, `${fact.heals} of ${fact.of}`, `${heals} of ${of}`);
}

/** Failing traces of the window that pass without the operation's own failures. O(failing nodes). */
export function healsOf(
  { byOperation, evidence }: EvidenceIndex,
  service: string,
  operation: string,
): { readonly heals: number; readonly of: number } {
  const spans = byOperation.get(operationName(service, operation)) ?? [];
  const keys = new Set(spans.map(({ node }) => operationKey(node.span)));
  return countHealing(evidence.window, keys, learnTolerance(evidence.healthy));
}
