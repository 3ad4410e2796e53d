import PgBoss from "pg-boss";
import type { IncidentId } from "@/lib/domain/ids";
import { env } from "@/lib/env";
import { processContext } from "./context";

/** Finds the evidence of an incident. */
export const COLLECT_EVIDENCE = "collect-evidence";

/** Does the work of an analysis. */
export const RUN_ANALYSIS = "run-analysis";

export interface RunAnalysisJob {
  readonly analysisId: string;
}

export interface CollectEvidenceJob {
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
  await boss.createQueue(COLLECT_EVIDENCE, { name: COLLECT_EVIDENCE, policy: "short" });
  await boss.createQueue(RUN_ANALYSIS, { name: RUN_ANALYSIS, policy: "short" });
  shared.faultlineJobs = boss;
  return boss;
}

/**
 * Asks for evidence to be found soon; asked twice before it began, it is done once. Never fails: who
 * opens the incident finds its evidence then, job or no job.
 */
export async function enqueueEvidence(incidentIds: readonly IncidentId[]): Promise<void> {
  const boss = shared.faultlineJobs;
  if (boss == null) return;
  for (const incidentId of incidentIds) {
    const job: CollectEvidenceJob = { incidentId };
    const options = { singletonKey: incidentId, retryLimit: 3, retryBackoff: true };
    await boss.send(COLLECT_EVIDENCE, job, options).catch((error: unknown) => {
      processContext().log.warn({ err: error, incidentId }, "evidence could not be asked for");
    });
  }
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
