import type { StoredAlert } from "@/lib/domain/alert";
import type { Change } from "@/lib/domain/change";
import type { SliDto } from "@/lib/domain/contracts/sli";
import type { EvidenceTrace, Incident } from "@/lib/domain/incident";
import type { Sentence } from "@/lib/domain/postmortem";
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
}

/** A sentence that code put together, with what it was read from. */
export function fact(text: string, anchors: readonly string[] = []): Sentence {
  return { text, anchors: [...anchors], by: null };
}

/** What a person said, in their words. */
export function saying(by: string, text: string, anchors: readonly string[] = []): Sentence {
  return { text, anchors: [...anchors], by };
}

/** "4 min", "1 h 20 min", "35 s". */
export function lengthOf(from: Date, to: Date): string {
  const seconds = Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "2026-11-21 03:26:04 UTC". */
export function momentOf(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
