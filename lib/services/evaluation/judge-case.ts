import { setImmediate as nextTurn } from "node:timers/promises";
import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { type EvidenceIndex, indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { ExpectedAnswer, StoredResult } from "@/lib/domain/evaluation";
import { EVIDENCE_GROUPS } from "@/lib/domain/suspect";
import { rankByBaselines } from "@/lib/evaluation/baselines/all-baselines";
import type { CaseLabel } from "@/lib/evaluation/case-label";
import { ranksOfCauses } from "@/lib/evaluation/named-ranking";
import { scoreAnswer } from "@/lib/evaluation/score-answer";
import { placeSpans, toExpectedAnswer } from "./expected-answer";
import { type AskAnalyst, judgeAnalyst } from "./judge-analyst";
import type { LoadedCase } from "./load-gold-case";

export interface JudgeOptions {
  readonly attempt: number;
  /** Groups of evidence that the ranking does without. */
  readonly without: readonly string[];
  /** By how much a group weighs more or less. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly ask: AskAnalyst;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** As many suspects and spans of each as the incident's page is given. */
const SHOWN_SUSPECTS = 10;
const SHOWN_SPANS = 50;

/**
 * Ranks a case, asks the analyst, and holds both against the label, which neither sees. The
 * same case gives the same result; only the effort differs. Gives way to others between its parts.
 */
export async function judgeCase(one: LoadedCase, options: JudgeOptions): Promise<StoredResult> {
  const { id, version, label, evidence, problems } = one;
  const index = indexEvidence(evidence, hasFailingRoot);
  await nextTurn();
  const started = options.now();
  const ranking = rankAll(one, options);
  const rankingMs = options.now() - started;
  await nextTurn();
  const simple = rankSimply(one);
  const expected = toExpectedAnswer(label, index, simple);
  await nextTurn();
  const asked = options.now();
  const analysis = await judgeAnalyst({ ...one, index, expected }, asShown(ranking), options.ask);
  return {
    result: {
      caseId: id,
      version,
      attempt: options.attempt,
      expected,
      ranker: scoreRanking(ranking, index, label, expected),
      analyst: analysis.answer,
      simple,
      problems: [...problems, ...lostSpans(expected)],
    },
    effort: {
      rankingMs: Math.round(rankingMs),
      analysisMs: Math.round(options.now() - asked),
      tokens: (analysis.usage?.inputTokens ?? 0) + (analysis.usage?.outputTokens ?? 0),
      costUsd: analysis.usage?.costUsd ?? null,
    },
  };
}

function rankAll({ evidence }: LoadedCase, { without, weights = {} }: JudgeOptions): Ranking {
  return rankSuspects(evidence, {
    without: new Set(EVIDENCE_GROUPS.filter((group) => without.includes(group))),
    weights,
    limit: Number.POSITIVE_INFINITY,
    spansEach: Number.POSITIVE_INFINITY,
  });
}

function asShown(ranking: Ranking): Ranking {
  const suspects = ranking.suspects
    .slice(0, SHOWN_SUSPECTS)
    .map((suspect) => ({ ...suspect, spanIds: suspect.spanIds.slice(0, SHOWN_SPANS) }));
  return { ...ranking, suspects };
}

function rankSimply({ id, label, evidence }: LoadedCase): Record<string, number | null> {
  const rankings = rankByBaselines(evidence, id);
  return Object.fromEntries(
    [...rankings].map(([name, names]) => [name, ranksOfCauses(names, label)[0] ?? null]),
  );
}

function scoreRanking(
  { status, reasons, suspects }: Ranking,
  index: EvidenceIndex,
  label: CaseLabel,
  expected: ExpectedAnswer,
) {
  const abstained = status === "abstained";
  const named = suspects.map(({ kind, service, operation, probability, spanIds }) => ({
    kind,
    service,
    operation,
    probability,
    spans: placeSpans(spanIds, index),
  }));
  const reason = reasons[0] ?? null;
  return scoreAnswer({ status: abstained ? "abstained" : "named", reason, named }, label, expected);
}

function lostSpans({ spans }: ExpectedAnswer): string[] {
  const lost = spans.filter(({ traceId }) => traceId === null).length;
  return lost === 0 ? [] : [`${lost} of ${spans.length} labelled spans are not in the evidence`];
}
