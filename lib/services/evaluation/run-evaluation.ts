import { setTimeout as delay } from "node:timers/promises";
import { FaultlineError } from "@/lib/domain/errors";
import type { EvaluationRun } from "@/lib/domain/evaluation";
import { redactMessage } from "@/lib/domain/redaction/redact-text";
import { summarizeRun } from "@/lib/evaluation/summarize-run";
import {
  claimEvaluation,
  finishEvaluation,
  insertResult,
  listResults,
  touchEvaluation,
} from "@/lib/store/evaluation-repository";
import type { ServiceContext } from "../context";
import { canonicalJson } from "../slo/canonical-json";
import { askAnalystOf } from "./ask-analyst";
import { currentVersions } from "./current-versions";
import type { AskAnalyst } from "./judge-analyst";
import { judgeCase } from "./judge-case";
import { loadGoldCase } from "./load-gold-case";

/** A worker that has said nothing for so long has died. */
export const SILENT_AFTER_MS = 60_000;
/** Between two cases, so that requests are answered while a run goes on. */
const PAUSE_MS = 20;

type Context = Pick<ServiceContext, "db" | "scope" | "now" | "log">;

export interface RunEvaluationOptions {
  /** Called after each case that was judged now. */
  readonly onCase?: (caseId: string) => void;
  /** Ends the work after the case that is under way; another worker goes on with the run. */
  readonly signal?: AbortSignal;
  /** Instead of the analyst of the run. */
  readonly ask?: AskAnalyst;
}

class Cancelled extends Error {}

/**
 * Does the work of a run, case by case, each result stored before the next begins: a run that was
 * cut off goes on where it was. It ends as failed when it is asked to stop, or when ranking, analyst
 * or verifier are no longer those that it was begun with.
 */
export async function runEvaluation(
  ctx: Context,
  id: string,
  options: RunEvaluationOptions = {},
): Promise<void> {
  const now = ctx.now();
  const silentSince = new Date(now.getTime() - SILENT_AFTER_MS);
  const run = await claimEvaluation(ctx.db, ctx.scope, id, { now, silentSince });
  if (run === null) return;
  try {
    await refuseOtherVersions(ctx, run);
    await judgeAll(ctx, run, options);
    if (options.signal?.aborted) return;
    const summary = summarizeRun(await listResults(ctx.db, ctx.scope, id));
    const end = { status: "succeeded", failure: null, summary } as const;
    await finishEvaluation(ctx.db, ctx.scope, id, { ...end, finishedAt: ctx.now() });
  } catch (error) {
    const failure = error instanceof Cancelled ? "cancelled" : describeFailure(error);
    if (!(error instanceof Cancelled)) ctx.log.warn({ failure, id }, "evaluation failed");
    const end = { status: "failed", failure, summary: null } as const;
    await finishEvaluation(ctx.db, ctx.scope, id, { ...end, finishedAt: ctx.now() });
  }
}

async function judgeAll(
  ctx: Context,
  run: EvaluationRun,
  options: RunEvaluationOptions,
): Promise<void> {
  const ask = options.ask ?? askAnalystOf(ctx, run, () => keepAlive(ctx, run));
  const stored = await listResults(ctx.db, ctx.scope, run.id);
  const done = new Set(stored.map(({ result }) => keyOf(result.caseId, result.attempt)));
  for (const pinned of run.cases) {
    const missing = attemptsOf(run).filter((attempt) => !done.has(keyOf(pinned.id, attempt)));
    if (missing.length === 0 || options.signal?.aborted) continue;
    await keepAlive(ctx, run);
    const loaded = await loadGoldCase(ctx, pinned);
    for (const attempt of missing) {
      if (options.signal?.aborted) return;
      const { without, weights } = run.config;
      const now = () => performance.now();
      const judged = await judgeCase(loaded, { attempt, without, weights, ask, now });
      await keepAlive(ctx, run);
      await insertResult(ctx.db, ctx.scope, run.id, { ...judged, finishedAt: ctx.now() });
      options.onCase?.(pinned.id);
      await delay(PAUSE_MS);
    }
  }
}

/** @throws Cancelled when a person has asked to stop, or the run is no longer this worker's */
async function keepAlive(ctx: Context, { id }: EvaluationRun): Promise<void> {
  if (!(await touchEvaluation(ctx.db, ctx.scope, id, ctx.now()))) throw new Cancelled();
}

/** Numbers of two versions under one name would be of neither. */
async function refuseOtherVersions(
  ctx: Context,
  { config, versions }: EvaluationRun,
): Promise<void> {
  const current = await currentVersions(ctx, config.analyst);
  if (canonicalJson(current) === canonicalJson(versions)) return;
  const message = `the run was begun with ${canonicalJson(versions)}, and this is ${canonicalJson(current)}: start another`;
  throw new FaultlineError("conflict", message);
}

function attemptsOf({ config }: EvaluationRun): number[] {
  return Array.from({ length: config.repeats }, (_, i) => i + 1);
}

function keyOf(caseId: string, attempt: number): string {
  return `${caseId} ${attempt}`;
}

function describeFailure(error: unknown): string {
  return redactMessage(error instanceof Error ? error.message : "unknown").slice(0, 500);
}
