import type { Fact, SpanRef } from "@/lib/domain/claim";

/** The spans that a fact names with their service and operation. */
export function spanRefsOf(fact: Fact): SpanRef[] {
  switch (fact.kind) {
    case "span-status":
    case "duration":
    case "divergence":
    case "exception":
    case "attribute-equals":
      return [fact.span];
    case "propagation":
      return [fact.from, fact.to];
    case "kernel-event":
      return fact.span === null ? [] : [fact.span];
    case "happened-before":
    case "log-contains":
    case "count":
    case "absence":
    case "difference":
    case "metric-change":
    case "change-before":
    case "slice-heals":
      return [];
  }
}
