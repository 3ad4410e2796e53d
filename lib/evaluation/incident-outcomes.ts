import { median } from "@/lib/analysis/statistics/median";
import {
  type Judgement,
  latestVersions,
  type StoredVerdict,
  standingVerdict,
} from "@/lib/domain/verdict";
import { digits } from "./accuracy";

/** An incident as it went in practice. */
export interface PracticedIncident {
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly verdicts: readonly StoredVerdict[];
}

/** How long some incidents took. */
export interface Durations {
  readonly incidents: number;
  /** Median from the opening to the first verdict, in milliseconds. */
  readonly diagnosisMs: number | null;
  /** Median from the opening until it was resolved, of those that are. */
  readonly resolutionMs: number | null;
}

export interface IncidentOutcomes {
  /** Diagnosed incidents whose verdict confirms a hypothesis. */
  readonly withAccepted: Durations;
  readonly withoutAccepted: Durations;
  readonly hypotheses: Readonly<Record<Judgement, number>>;
  /** Share of judged hypotheses that are wrong; null when none was judged. */
  readonly falseRate: number | null;
}

/** What hypotheses were worth over incidents that people gave a verdict on. O(verdicts log verdicts). */
export function outcomesOf(incidents: readonly PracticedIncident[]): IncidentOutcomes {
  const diagnosed = incidents.filter(({ verdicts }) => verdicts.length > 0);
  const judged = diagnosed.flatMap(({ verdicts }) =>
    latestVersions(verdicts).flatMap(hypothesesOf),
  );
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

function hasAccepted({ verdicts }: PracticedIncident): boolean {
  const standing = standingVerdict(verdicts);
  return standing !== null && hypothesesOf(standing).includes("confirmed");
}

function hypothesesOf({ content }: StoredVerdict): Judgement[] {
  return content.judgements.flatMap(({ subject, judgement }) =>
    subject.kind === "hypothesis" ? [judgement] : [],
  );
}

function durationsOf(incidents: readonly PracticedIncident[]): Durations {
  return {
    incidents: incidents.length,
    diagnosisMs: medianOf(
      incidents.map(({ openedAt, verdicts }) => {
        const given = verdicts.map(({ createdAt }) => createdAt.getTime());
        return Math.min(...given) - openedAt.getTime();
      }),
    ),
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
