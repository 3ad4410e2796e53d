import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { SuspectEdge, SuspectKind } from "@/lib/domain/suspect";

/** A drawn incident and what ranking has to make of it. */
export interface Incident {
  readonly name: string;
  readonly evidence: () => EvidenceSet;
  readonly expected: ExpectedRanking;
}

export interface ExpectedRanking {
  /** Names of the cause, any of which counts; none where nobody is to be named. */
  readonly causes: readonly string[];
  /** All of the causes, not one of them, stand within this rank. 1 unless told. */
  readonly within?: number;
  readonly all?: true;
  readonly kind?: SuspectKind;
  readonly operation?: string;
  readonly edge?: SuspectEdge;
  /** Look guilty and are not: they stand below the first cause, or nowhere. */
  readonly victims?: readonly string[];
  /** The first suspect's probability stays at or below this. */
  readonly atMost?: number;
  readonly confidence?: readonly Ranking["confidence"]["word"][];
  /** In the evidence of the cause. */
  readonly says?: RegExp;
  /** In the reasons of the ranking or of its confidence. */
  readonly reasons?: RegExp;
}
