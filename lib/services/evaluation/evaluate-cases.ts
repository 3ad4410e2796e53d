import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { RANKER_VERSION, rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import { FaultlineError } from "@/lib/domain/errors";
import type { StoredResult } from "@/lib/domain/evaluation";
import type { RunSummary } from "@/lib/domain/evaluation-summary";
import { EVIDENCE_GROUPS, type EvidenceGroup } from "@/lib/domain/suspect";
import { type Accuracy, scoreAccuracy } from "@/lib/evaluation/accuracy";
import { rankByBaselines } from "@/lib/evaluation/baselines/all-baselines";
import { type CaseLabel, isHealthyCase } from "@/lib/evaluation/case-label";
import { ranksOfCauses } from "@/lib/evaluation/named-ranking";
import { type Scorecard, toScorecard } from "@/lib/evaluation/scorecard";
import { type ScoredCase, scoreCase } from "@/lib/evaluation/scored-case";
import { summarizeRun } from "@/lib/evaluation/summarize-run";
import { askBuiltIn } from "./ask-analyst";
import { judgeCase } from "./judge-case";
import { toCited } from "./load-gold-case";
import { type IncidentCase, listCaseFolders, readCaseFolder } from "./read-case-folder";

export interface EvaluateOptions {
  /** Rank again without each group of evidence. */
  readonly ablate: boolean;
  /** Measure each case as a run over the gold set does, with the built-in analyst. */
  readonly measure?: boolean;
  /** A clock in milliseconds. */
  readonly now: () => number;
  readonly onCase?: (scored: ScoredCase, number: number, of: number) => void;
}

export interface Evaluation extends Scorecard {
  readonly rankerVersion: string;
  readonly baselines: Readonly<Record<string, BaselineAccuracy>>;
  /** Accuracy without each group, and what is lost at the first place; null unless asked for. */
  readonly ablation: Readonly<Record<string, Accuracy & { readonly ac1Lost: number }>> | null;
  /** As of a run over the gold set; null unless asked for. */
  readonly summary: RunSummary | null;
  /** What could not be read, by case. */
  readonly problems: readonly string[];
}

export type BaselineAccuracy = Accuracy & {
  readonly byFaultType: Readonly<Record<string, Accuracy>>;
};

interface Outcome {
  readonly scored: ScoredCase;
  readonly baselines: ReadonlyMap<string, number | null>;
  readonly without: ReadonlyMap<EvidenceGroup, number | null>;
  readonly judged: StoredResult | null;
}

/**
 * Ranks every case below a folder and scores the rankings, side by side with simple methods. One
 * case is in memory at a time. @throws `not_found`, `invalid_request` naming the file
 */
export async function evaluateCases(root: string, options: EvaluateOptions): Promise<Evaluation> {
  const folders = await listCaseFolders(root);
  if (folders.length === 0) {
    throw new FaultlineError("not_found", `no case folder with a label.json at or below ${root}`);
  }
  const outcomes: Outcome[] = [];
  const problems: string[] = [];
  for (const folder of folders) {
    const incident = await readCaseFolder(root, folder);
    problems.push(...incident.problems.map((problem) => `${incident.id}: ${problem}`));
    const outcome = await runCase(incident, options);
    outcomes.push(outcome);
    options.onCase?.(outcome.scored, outcomes.length, folders.length);
  }
  const scorecard = toScorecard(outcomes.map(({ scored }) => scored));
  return {
    ...scorecard,
    rankerVersion: RANKER_VERSION,
    baselines: scoreBaselines(outcomes),
    summary: options.measure ? summarizeRun(outcomes.flatMap(({ judged }) => judged ?? [])) : null,
    ablation: options.ablate ? scoreAblation(outcomes, scorecard) : null,
    problems,
  };
}

async function runCase(incident: IncidentCase, options: EvaluateOptions): Promise<Outcome> {
  const { id, label, evidence } = incident;
  const started = options.now();
  const ranking = rankAll(evidence);
  const ms = options.now() - started;
  const baselines = new Map<string, number | null>();
  for (const [name, names] of rankByBaselines(evidence, id)) {
    baselines.set(name, ranksOfCauses(names, label)[0] ?? null);
  }
  const without = new Map<EvidenceGroup, number | null>();
  if (options.ablate && !isHealthyCase(label)) {
    for (const group of EVIDENCE_GROUPS) {
      without.set(group, rankWithout(evidence, label, group));
    }
  }
  const judged = options.measure ? await judgeFolder(incident, options.now) : null;
  return { scored: scoreCase({ id, label, ranking, ms }), baselines, without, judged };
}

function judgeFolder({ evidence, ...one }: IncidentCase, now: () => number): Promise<StoredResult> {
  const loaded = { ...one, version: 1, evidence: toCited(evidence) };
  return judgeCase(loaded, { attempt: 1, without: [], ask: askBuiltIn, now });
}

function rankAll(evidence: EvidenceSet, without: ReadonlySet<EvidenceGroup> = new Set()): Ranking {
  return rankSuspects(evidence, { without, limit: Number.POSITIVE_INFINITY });
}

function rankWithout(evidence: EvidenceSet, label: CaseLabel, group: EvidenceGroup): number | null {
  const ranking = rankAll(evidence, new Set([group]));
  return scoreCase({ id: "", label, ranking, ms: 0 }).rank;
}

function scoreBaselines(outcomes: readonly Outcome[]): Record<string, BaselineAccuracy> {
  const faulty = outcomes.filter(({ scored }) => !scored.isHealthy);
  const names = [...(faulty[0]?.baselines.keys() ?? [])].sort();
  const types = [...new Set(faulty.map(({ scored }) => scored.faultType))].sort();
  const ranksOf = (name: string, of: readonly Outcome[]) =>
    of.map(({ baselines }) => baselines.get(name) ?? null);
  return Object.fromEntries(
    names.flatMap((name) => {
      const all = scoreAccuracy(ranksOf(name, faulty));
      if (all === null) return [];
      const byFaultType = Object.fromEntries(
        types.flatMap((type) => {
          const ofType = faulty.filter(({ scored }) => scored.faultType === type);
          const accuracy = scoreAccuracy(ranksOf(name, ofType));
          return accuracy === null ? [] : [[type, accuracy] as const];
        }),
      );
      return [[name, { ...all, byFaultType }] as const];
    }),
  );
}

function scoreAblation(outcomes: readonly Outcome[], { metrics }: Scorecard) {
  const faulty = outcomes.filter(({ scored }) => !scored.isHealthy);
  return Object.fromEntries(
    EVIDENCE_GROUPS.flatMap((group) => {
      const accuracy = scoreAccuracy(faulty.map(({ without }) => without.get(group) ?? null));
      if (accuracy === null) return [];
      const lost = (metrics.service?.ac1 ?? 0) - accuracy.ac1;
      return [[group, { ...accuracy, ac1Lost: Math.round(lost * 1000) / 1000 }] as const];
    }),
  );
}
