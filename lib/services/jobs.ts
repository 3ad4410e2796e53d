import PgBoss from "pg-boss";
import type { IncidentId } from "@/lib/domain/ids";
import { env } from "@/lib/env";
import { processContext } from "./context";

/** Finds the evidence of an incident. */
export const COLLECT_EVIDENCE = "collect-evidence";

/** Evaluates every SLO at its newest tick. */
export const EVALUATE_SLOS = "evaluate-slos";
/** The shortest tick of any SLO. */
const EVALUATE_EVERY_SECONDS = 10;

/** Records new versions that spans tell. */
export const DETECT_CHANGES = "detect-changes";
const DETECT_EVERY_SECONDS = 20;

/** Tells the outgoing webhook of incidents that changed their state. */
export const TELL_STATUSES = "tell-statuses";
const TELL_EVERY_SECONDS = 4;

/** Drops telemetry that is too old to be kept. */
export const DROP_OLD_TELEMETRY = "drop-old-telemetry";
const DROP_EVERY_SECONDS = 3_600;

/** Ranks the suspects of an incident from its evidence. */
export const RANK_SUSPECTS = "rank-suspects";

/** Does the work of an analysis. */
export const RUN_ANALYSIS = "run-analysis";

export interface RunAnalysisJob {
  readonly analysisId: string;
}

/** Does the work of an evaluation. */
export const RUN_EVALUATION = "run-evaluation";

export interface RunEvaluationJob {
  readonly evaluationId: string;
}

const QUEUES = [
  COLLECT_EVIDENCE,
  RANK_SUSPECTS,
  EVALUATE_SLOS,
  DETECT_CHANGES,
  TELL_STATUSES,
  DROP_OLD_TELEMETRY,
  RUN_ANALYSIS,
  RUN_EVALUATION,
] as const;

export interface IncidentJob {
  readonly incidentId: IncidentId;
}

/** Next bundles routes apart from each other; the queue of a process is kept on its global object. */
const shared: { faultlineJobs?: PgBoss | null } & object = globalThis;

/**
 * Opens the queue, a library over tables of its own in the same database, and keeps it for `enqueue`.
 * Null without a database. @throws when the database is away
 */
export async function openJobs(): Promise<PgBoss | null> {
  const url = env().DATABASE_URL;
  if (url === undefined) return null;
  const boss = new PgBoss({ connectionString: url, max: 3, application_name: "faultline-jobs" });
  // Says what it meets while the database is away, and goes on by itself.
  boss.on("error", (error) => processContext().log.warn({ err: error }, "background work waits"));
  await boss.start();
  for (const name of QUEUES) await boss.createQueue(name, { name, policy: "short" });
  shared.faultlineJobs = boss;
  return boss;
}

/**
 * Asks for evidence to be found soon; asked twice before it began, it is done once. Of a storm of
 * alerts, what is told of an incident within a second is asked for together, at its end. Never fails:
 * who opens the incident finds its evidence then, job or no job.
 */
export async function enqueueEvidence(incidentIds: readonly IncidentId[]): Promise<void> {
  for (const incidentId of incidentIds) {
    const isStorm = recentlyAsked.has(incidentId);
    recentlyAsked.set(incidentId, isStorm);
    if (isStorm) continue;
    setTimeout(() => void askOnceMore(incidentId), STORM_MS).unref();
    await enqueue(COLLECT_EVIDENCE, incidentId);
  }
}

const STORM_MS = 1_000;
/** Incidents asked for within `STORM_MS`, and whether they were asked for again since. */
const recentlyAsked = new Map<IncidentId, boolean>();

async function askOnceMore(incidentId: IncidentId): Promise<void> {
  const isAskedAgain = recentlyAsked.get(incidentId) === true;
  recentlyAsked.delete(incidentId);
  if (isAskedAgain) await enqueueEvidence([incidentId]);
}

/**
 * Asks for the suspects to be ranked soon, since evidence of the incident may have changed. Never
 * fails: who opens the incident has them ranked then.
 */
export async function enqueueRanking(incidentIds: readonly IncidentId[]): Promise<void> {
  for (const incidentId of incidentIds) await enqueue(RANK_SUSPECTS, incidentId);
}

async function enqueue(queue: (typeof QUEUES)[number], incidentId: IncidentId): Promise<void> {
  const boss = shared.faultlineJobs;
  if (boss == null) return;
  const job: IncidentJob = { incidentId };
  const options = { singletonKey: incidentId, retryLimit: 3, retryBackoff: true };
  await boss.send(queue, job, options).catch((error: unknown) => {
    processContext().log.warn({ err: error, incidentId, queue }, "work could not be asked for");
  });
}

/**
 * Asks for the SLOs to be evaluated every ten seconds, until the process ends. Every replica asks, and
 * the queue takes one of them in each ten seconds: cron, which the queue has too, knows no less
 * than a minute. Should two be taken, a tick is evaluated once all the same (see `evaluateSlo`).
 */
export function keepAskingForEvaluation(boss: PgBoss): void {
  keepAsking(boss, EVALUATE_SLOS, EVALUATE_EVERY_SECONDS);
}

/** Asks for new versions to be looked for, likewise. */
export function keepAskingForChanges(boss: PgBoss): void {
  keepAsking(boss, DETECT_CHANGES, DETECT_EVERY_SECONDS);
}

/** Asks for states to be told, likewise. */
export function keepAskingForNotices(boss: PgBoss): void {
  keepAsking(boss, TELL_STATUSES, TELL_EVERY_SECONDS);
}

/** Asks for old telemetry to be dropped, likewise. */
export function keepAskingForRetention(boss: PgBoss): void {
  keepAsking(boss, DROP_OLD_TELEMETRY, DROP_EVERY_SECONDS);
}

function keepAsking(boss: PgBoss, queue: string, everySeconds: number): void {
  const ask = () => {
    const options = { singletonSeconds: everySeconds, retryLimit: 0 };
    boss.send(queue, {}, options).catch((error: unknown) => {
      processContext().log.warn({ err: error, queue }, "background work could not be asked for");
    });
  };
  ask();
  setInterval(ask, (everySeconds * 1_000) / 2).unref();
}

/** Asks for an analysis to be run; what cannot be asked for now is asked for when the worker starts. */
export async function enqueueAnalysis(analysisId: string): Promise<void> {
  const boss = shared.faultlineJobs;
  if (boss == null) return;
  const job: RunAnalysisJob = { analysisId };
  const options = { singletonKey: analysisId, retryLimit: 3, retryBackoff: true };
  await boss.send(RUN_ANALYSIS, job, options).catch((error: unknown) => {
    processContext().log.warn({ err: error, analysisId }, "an analysis could not be asked for");
  });
}

/** Asks for an evaluation to be run, likewise. */
export async function enqueueEvaluation(evaluationId: string): Promise<void> {
  const boss = shared.faultlineJobs;
  if (boss == null) return;
  const job: RunEvaluationJob = { evaluationId };
  const options = { singletonKey: evaluationId, retryLimit: 3, retryBackoff: true };
  await boss.send(RUN_EVALUATION, job, options).catch((error: unknown) => {
    processContext().log.warn({ err: error, evaluationId }, "an evaluation could not be asked for");
  });
}
