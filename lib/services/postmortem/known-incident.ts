import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import { factWords } from "@/lib/analysis/postmortem/fact-words";
import { oneLine } from "@/lib/analysis/postmortem/write-text";
import type { StoredAlert } from "@/lib/domain/alert";
import type { Change } from "@/lib/domain/change";
import type { Fact } from "@/lib/domain/claim";
import type { SliDto } from "@/lib/domain/contracts/sli";
import type { HypothesisReview } from "@/lib/domain/hypothesis-review";
import type { EvidenceTrace, Incident } from "@/lib/domain/incident";
import type { Sentence } from "@/lib/domain/postmortem";
import type { SentenceFact } from "@/lib/domain/sentence-fact";
import type { StoredVerdict } from "@/lib/domain/verdict";
import type { EvidenceWindow } from "../evidence/evidence-window";

/** All that a postmortem is written from. */
export interface KnownIncident {
  readonly incident: Incident;
  readonly alerts: readonly StoredAlert[];
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly evidence: readonly EvidenceTrace[];
  /** The one that stands. */
  readonly verdict: StoredVerdict | null;
  /** What people said of hypotheses. */
  readonly reviews: readonly KnownReview[];
  /** Its requests, from the hour before it on. */
  readonly sli: SliDto;
  readonly window: EvidenceWindow;
  /** The telemetry that claims are held against; null while nobody decided anything. */
  readonly telemetry: EvidenceIndex | null;
}

/** A review with the hypothesis as it read then. */
export interface KnownReview extends Pick<HypothesisReview, "reviewer" | "decision" | "reason"> {
  readonly at: Date;
  readonly title: string;
  readonly anchors: readonly string[];
  /** The claims that carry it, of those that were supported. */
  readonly claims: readonly Fact[];
}

/** A sentence that code put together of words and facts, with what it was read from. */
export function tell(
  parts: readonly (string | SentenceFact)[],
  anchors: readonly string[] = [],
): Sentence {
  const text = parts.map((part) => (typeof part === "string" ? part : factWords(part))).join("");
  const facts = parts.filter((part) => typeof part !== "string");
  return { text: oneLine(text), anchors: [...anchors], by: null, facts };
}

/** What a person said, in their words. */
export function saying(by: string, text: string, anchors: readonly string[] = []): Sentence {
  return { text, anchors: [...anchors], by, facts: [] };
}
