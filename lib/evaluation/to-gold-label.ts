import { spanIdsOf } from "@/lib/domain/anchor";
import type { GoldLabel } from "@/lib/domain/gold-case";
import type { StoredVerdict } from "@/lib/domain/verdict";

/** The label of a case, as a verdict gives it: what scoring holds a ranking against. */
export function toGoldLabel({ incidentId, content }: StoredVerdict): GoldLabel {
  const { rootCause, service, operation, changeId } = content;
  const hasFault = rootCause.kind !== "no-fault";
  const peer = rootCause.kind === "not-instrumented" ? [rootCause.peer] : [];
  return {
    incident_id: incidentId,
    root_service: hasFault ? service : null,
    accept: hasFault ? [...peer, ...(changeId === null ? [] : [changeId])] : [],
    root_operations: hasFault && operation !== null ? [operation] : [],
    root_spans: rootCause.kind === "spans" ? spanIdsOf(rootCause.spans) : [],
    fault_type: content.faultFamily.replaceAll("-", "_"),
    mechanism: content.mechanism,
    certainty: content.certainty,
    citations: content.citations,
    distractors: content.distractors.map((one) => ({
      service: one.service,
      operation: one.operation,
      why_not: one.whyNot,
    })),
    notes: content.notes,
  };
}
