import { setTimeout as delay } from "node:timers/promises";
import type PgBoss from "pg-boss";
import { env } from "@/lib/env";
import { resumeAnalyses } from "./analysis/resume-analyses";
import { runAnalysis } from "./analysis/run-analysis";
import { detectChanges } from "./change/detect-changes";
import { getServiceContext, processContext } from "./context";
import { resumeEvaluations } from "./evaluation/resume-evaluations";
import { runEvaluation } from "./evaluation/run-evaluation";
import { collectEvidence } from "./evidence/collect-evidence";
import { tellStatuses } from "./incident/tell-statuses";
import {
  COLLECT_EVIDENCE,
  DETECT_CHANGES,
  DROP_OLD_TELEMETRY,
  EVALUATE_SLOS,
  enqueueEvidence,
  type IncidentJob,
  keepAskingForChanges,
  keepAskingForEvaluation,
  keepAskingForNotices,
  keepAskingForRetention,
  openJobs,
  RANK_SUSPECTS,
  RUN_ANALYSIS,
  RUN_EVALUATION,
  type RunAnalysisJob,
  type RunEvaluationJob,
  TELL_STATUSES,
} from "./jobs";
import { evaluateAllSlos } from "./slo/evaluate-all-slos";
import { rankIncident } from "./suspects/rank-incident";
import { dropOldTelemetry } from "./telemetry/drop-old-telemetry";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const RESUME_EVERY_MS = 30_000;

/** Starts the background work of this process. Called once, when the server starts; never waits. */
export async function startWorker(): Promise<void> {
  void keepOpening();
}

/** The server may come up before its database: tries until the queue is open. */
async function keepOpening(): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      const boss = await openJobs();
      if (boss !== null) await work(boss);
      return;
    } catch (error) {
      processContext().log.warn({ err: error }, "background work is not started yet");
    }
    await delay(pauseMs);
  }
}

async function work(boss: PgBoss): Promise<void> {
  const options = { pollingIntervalSeconds: 1, batchSize: 1 };
  await boss.work<IncidentJob>(COLLECT_EVIDENCE, options, async (jobs) => {
    for (const { data } of jobs) await collectEvidence(await getServiceContext(), data.incidentId);
  });
  await boss.work<RunAnalysisJob>(RUN_ANALYSIS, options, async (jobs) => {
    for (const { data } of jobs) await runAnalysis(await getServiceContext(), data.analysisId);
  });
  await boss.work<RunEvaluationJob>(RUN_EVALUATION, options, async (jobs) => {
    for (const { data } of jobs) await runEvaluation(await getServiceContext(), data.evaluationId);
  });
  await boss.work<IncidentJob>(RANK_SUSPECTS, options, async (jobs) => {
    for (const { data } of jobs) await rankIncident(await getServiceContext(), data.incidentId);
  });
  await boss.work(EVALUATE_SLOS, options, async () => {
    await enqueueEvidence(await evaluateAllSlos(await getServiceContext()));
  });
  await boss.work(DETECT_CHANGES, options, async () => {
    await detectChanges(await getServiceContext());
  });
  const { FAULTLINE_RETENTION_DAYS: retentionDays } = env();
  if (retentionDays > 0) {
    await boss.work(DROP_OLD_TELEMETRY, options, async () => {
      const { partitions, rowCount } = await dropOldTelemetry(processContext(), retentionDays);
      processContext().log.info({ partitions, rowCount }, "old telemetry is dropped");
    });
    keepAskingForRetention(boss);
  }
  const { FAULTLINE_WEBHOOK_URL: url, FAULTLINE_WEBHOOK_SECRET: secret } = env();
  if (url !== undefined) {
    await boss.work(TELL_STATUSES, options, async () => {
      await tellStatuses(await getServiceContext(), { url, secret });
    });
    keepAskingForNotices(boss);
  }
  keepAskingForEvaluation(boss);
  keepAskingForChanges(boss);
  setInterval(() => void resume(), RESUME_EVERY_MS).unref();
  await resume();
}

/** What a process that was killed had begun. The database may be away: the next time will do. */
async function resume(): Promise<void> {
  await getServiceContext()
    .then((ctx) => Promise.all([resumeAnalyses(ctx), resumeEvaluations(ctx)]))
    .catch((error: unknown) => {
      processContext().log.warn({ err: error }, "what was begun is not resumed yet");
    });
}
