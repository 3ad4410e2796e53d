import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import { factWords } from "@/lib/analysis/postmortem/fact-words";
import { oneLine } from "@/lib/analysis/postmortem/write-text";
import type { StoredAlert } from "@/lib/domain/alert";
import type { Change } from "@/lib/domain/change";
import type { SliDto } from "@/lib/domain/contracts/sli";
import type { EvidenceTrace, Incident } from "@/lib/domain/incident";
import type { Sentence } from "@/lib/domain/postmortem";
import type { SentenceFact } from "@/lib/domain/sentence-fact";
import type { StoredVerdict } from "@/lib/domain/verdict";
import type { EvidenceWindow } from "../evidence/evidence-window";
import type { IncidentHistory, KnownReview } from "../timeline/incident-history";

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
  /** Everything that happened to it. */
  readonly history: IncidentHistory;
  /** Its requests, from the hour before it on. */
  readonly sli: SliDto;
  readonly window: EvidenceWindow;
  /** The telemetry that claims are held against; null while nobody decided anything. */
  readonly telemetry: EvidenceIndex | null;
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
