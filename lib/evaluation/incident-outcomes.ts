import { median } from "@/lib/analysis/statistics/median";
import type { HypothesisReview, ReviewDecision } from "@/lib/domain/hypothesis-review";
import { latestVersions, type StoredVerdict } from "@/lib/domain/verdict";
import type { Judgement } from "@/lib/domain/verdict-words";
import { digits } from "./accuracy";

/** An incident as it went in practice. */
export interface PracticedIncident {
  readonly openedAt: Date;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly verdicts: readonly StoredVerdict[];
  /** What was said of hypotheses apart from verdicts, the oldest first. */
  readonly reviews: readonly Pick<HypothesisReview, "analysisId" | "hypothesisId" | "decision">[];
}

/** How long some incidents took. */
export interface Durations {
  readonly incidents: number;
  /** Median from the opening to the first verdict, in milliseconds. */
  readonly diagnosisMs: number | null;
  /** Of how many it is known when they stopped hurting. */
  readonly mitigated: number;
  /**
   * Median from the opening until they were mitigated, or resolved where nobody said that they were
   * mitigated, of those `mitigated`.
   */
  readonly mitigationMs: number | null;
  /** Median from the opening until it was resolved, of those that are. */
  readonly resolutionMs: number | null;
}

export interface IncidentOutcomes {
  /** Diagnosed incidents of which a hypothesis was accepted, or confirmed by a verdict. */
  readonly withAccepted: Durations;
  readonly withoutAccepted: Durations;
  readonly hypotheses: Readonly<Record<Judgement, number>>;
  /** Share of judged hypotheses that are wrong; null when none was judged. */
  readonly falseRate: number | null;
}

/** What hypotheses were worth over incidents that people gave a verdict on. O(verdicts log verdicts). */
export function outcomesOf(incidents: readonly PracticedIncident[]): IncidentOutcomes {
  const diagnosed = incidents.filter(({ verdicts }) => verdicts.length > 0);
  const judged = incidents.flatMap((one) => [...judgementsOf(one).values()]);
  const count = (wanted: Judgement) => judged.filter((judgement) => judgement === wanted).length;
  return {
    withAccepted: durationsOf(diagnosed.filter(hasAccepted)),
    withoutAccepted: durationsOf(diagnosed.filter((one) => !hasAccepted(one))),
    hypotheses: {
      confirmed: count("confirmed"),
      "not-quite": count("not-quite"),
      wrong: count("wrong"),
      "insufficient-evidence": count("insufficient-evidence"),
    },
    falseRate: judged.length === 0 ? null : digits(count("wrong") / judged.length),
  };
}

function hasAccepted(incident: PracticedIncident): boolean {
  return [...judgementsOf(incident).values()].includes("confirmed");
}

const SAID: Readonly<Record<ReviewDecision, Judgement>> = {
  accepted: "confirmed",
  edited: "not-quite",
  rejected: "wrong",
};

/** The last word on each hypothesis: a verdict's, else that of who reviewed it. */
function judgementsOf({ verdicts, reviews }: PracticedIncident): ReadonlyMap<string, Judgement> {
  const last = new Map(
    reviews.map((one) => [keyOf(one.analysisId, one.hypothesisId), SAID[one.decision]]),
  );
  for (const { content } of latestVersions(verdicts)) {
    for (const { subject, judgement } of content.judgements) {
      if (subject.kind !== "hypothesis") continue;
      last.set(keyOf(subject.analysisId, subject.hypothesisId), judgement);
    }
  }
  return last;
}

function keyOf(analysisId: string, hypothesisId: string): string {
  return `${analysisId} ${hypothesisId}`;
}

function durationsOf(incidents: readonly PracticedIncident[]): Durations {
  const mitigations = incidents.flatMap(({ openedAt, mitigatedAt, resolvedAt }) => {
    const end = mitigatedAt ?? resolvedAt;
    return end === null ? [] : [end.getTime() - openedAt.getTime()];
  });
  return {
    incidents: incidents.length,
    diagnosisMs: medianOf(
      incidents.map(({ openedAt, verdicts }) => {
        const given = verdicts.map(({ createdAt }) => createdAt.getTime());
        return Math.min(...given) - openedAt.getTime();
      }),
    ),
    mitigated: mitigations.length,
    mitigationMs: medianOf(mitigations),
    resolutionMs: medianOf(
      incidents.flatMap(({ openedAt, resolvedAt }) =>
        resolvedAt === null ? [] : [resolvedAt.getTime() - openedAt.getTime()],
      ),
    ),
  };
}

function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : median(values);
}
