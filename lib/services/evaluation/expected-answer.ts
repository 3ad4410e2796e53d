import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import type { ExpectedAnswer, PlacedSpan } from "@/lib/domain/evaluation";
import { serviceNameOf } from "@/lib/domain/resource";
import {
  acceptedNames,
  acceptedOperations,
  type CaseLabel,
  isHealthyCase,
} from "@/lib/evaluation/case-label";
import { judgeDifficulty } from "@/lib/evaluation/judge-difficulty";

/** What the label of a case says, its spans found in the evidence. */
export function toExpectedAnswer(
  label: CaseLabel,
  index: EvidenceIndex,
  simple: Readonly<Record<string, number | null>>,
): ExpectedAnswer {
  const names = acceptedNames(label);
  return {
    isHealthy: isHealthyCase(label),
    service: label.root_service ?? names[0] ?? null,
    names,
    operations: acceptedOperations(label),
    faultFamily: (label.fault_type ?? "unknown").replaceAll("_", "-"),
    difficulty: judgeDifficulty(simple),
    mechanism: label.mechanism ?? label.notes ?? "",
    spans: placeSpans(label.root_spans ?? [], index),
    distractors: (label.distractors ?? []).map(({ service, why_not }) => ({
      service,
      whyNot: why_not,
    })),
  };
}

/** Where spans are; one that is not in the evidence stays, and can never be met. */
export function placeSpans(ids: readonly string[], { spans }: EvidenceIndex): PlacedSpan[] {
  return ids.map((spanId) => {
    const found = spans.get(spanId) ?? [];
    const place = found.find(({ side }) => side === "window") ?? found[0];
    if (place === undefined) return { spanId, traceId: null, service: "", operation: "" };
    const { node, trace } = place;
    return {
      spanId,
      traceId: trace.traceId,
      service: serviceNameOf(node.span.resource),
      operation: node.span.name,
    };
  });
}
