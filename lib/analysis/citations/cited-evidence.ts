import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { SpanId } from "@/lib/domain/ids";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { KernelGrade } from "@/lib/domain/kernel-grade";

/** A kernel event with the span that it was joined to, where it was. */
export interface CitedKernelEvent {
  readonly event: StoredKernelEvent;
  readonly spanId: SpanId | null;
  readonly grade: KernelGrade | null;
}

/** Whether all that was captured is here: only then can something be said not to be there. */
export interface Completeness {
  readonly window: boolean;
  readonly healthy: boolean;
  readonly logs: boolean;
}

/** Everything that a claim may be held against. */
export interface CitedEvidence extends EvidenceSet {
  readonly kernel: readonly CitedKernelEvent[];
  readonly complete: Completeness;
}
