import type { SpanId } from "@/lib/domain/ids";
import type { EvidenceGroup, SuspectEdge, SuspectKind } from "@/lib/domain/suspect";

/** One reason for or against a suspect. */
export interface Evidence {
  readonly group: EvidenceGroup;
  /** Natural logarithm of how much likelier it makes the suspect; negative speaks against it. */
  readonly nats: number;
  /** In a sentence, with its numbers and units. */
  readonly statement: string;
  /** What it was read from: `span:…`, `log:…`, `metric:…@…`, `change:…`. */
  readonly anchors: readonly string[];
}

/** How often a suspect's own trouble occurs: with and without it, in symptomatic and other traces. */
export interface Spectrum {
  readonly ef: number;
  readonly nf: number;
  readonly ep: number;
  readonly np: number;
  /** ef / √((ef + nf)(ef + ep)); Ochiai 1957, for fault localisation Abreu et al. 2007. */
  readonly ochiai: number;
}

export interface PrerankPoint {
  readonly reason: string;
  readonly points: number;
}

export interface Suspect {
  readonly rank: number;
  readonly kind: SuspectKind;
  readonly service: string;
  /** Empty for a suspect that is no operation. */
  readonly operation: string;
  /** For a suspect that is the way between two services: both of them; `service` is the likelier. */
  readonly edge: SuspectEdge | null;
  /** Spans of the window that stand for it, the clearest first: see `showSpans`. */
  readonly spanIds: readonly SpanId[];
  readonly probability: number;
  readonly prerankPoints: number;
  readonly prerank: readonly PrerankPoint[];
  readonly evidence: readonly Evidence[];
  readonly spectrum: Spectrum | null;
  /** Symptomatic traces that replay without their failure when its own failures are taken out. */
  readonly heals: { readonly heals: number; readonly of: number } | null;
}

export interface Ranking {
  readonly status: "ranked" | "abstained" | "degraded";
  /** What could not be seen, or why nobody is named. */
  readonly reasons: readonly string[];
  readonly suspects: readonly Suspect[];
  /** Of "none of these". */
  readonly noneProbability: number;
  readonly confidence: {
    readonly word: "high" | "medium" | "low" | "none";
    readonly reason: string;
  };
  /** How many suspects from the first reach 90 % together. */
  readonly reaching90: number;
}
