import { writeHypotheses } from "@/lib/analysis/analyst/write-hypotheses";
import type { Analysis, AnalysisUsage } from "@/lib/domain/analysis";
import type { AnalysisDraft } from "@/lib/domain/hypothesis";
import { claimAnalysis, finishAnalysis, reportProgress } from "@/lib/store/analysis-repository";
import { keepTracepack } from "@/lib/store/tracepack-repository";
import { redactMessage } from "@/lib/tracepack/redact-text";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { judgeDraft } from "./judge-draft";
import { type PreparedAnalysis, prepareAnalysis } from "./prepare-analysis";

/** A worker that has said nothing for so long has died. */
export const SILENT_AFTER_MS = 60_000;

type Context = Pick<ServiceContext, "db" | "scope" | "now" | "log">;

/** What an analyst gave back. */
export interface Answered {
  readonly draft: AnalysisDraft;
  readonly answer: string | null;
  readonly usage: AnalysisUsage | null;
}

class Cancelled extends Error {}

/**
 * Does the work of an analysis, once: whoever comes second, or comes when it has ended, does nothing.
 * Whatever goes wrong, nothing is published: it ends as failed, with the reason.
 */
export async function runAnalysis(ctx: Context, id: string): Promise<void> {
  const now = ctx.now();
  const silentSince = new Date(now.getTime() - SILENT_AFTER_MS);
  const analysis = await claimAnalysis(ctx.db, ctx.scope, id, { now, silentSince });
  if (analysis === null) return;
  const end = { failure: null, answer: null, usage: null, result: null };
  try {
    const prepared = await prepare(ctx, analysis);
    const answered = await ask(ctx, analysis, prepared);
    await report(ctx, analysis, { progress: "checking every claim against the evidence" });
    const result = judgeDraft(answered.draft, prepared.index);
    const { answer, usage } = answered;
    const status = result.hypotheses.length > 0 ? "succeeded" : "inconclusive";
    const finishedAt = ctx.now();
    await finishAnalysis(ctx.db, ctx.scope, id, {
      ...end,
      status,
      finishedAt,
      answer,
      usage,
      result,
    });
  } catch (error) {
    const failure = error instanceof Cancelled ? "cancelled" : describeFailure(error);
    if (!(error instanceof Cancelled))
      ctx.log.warn({ err: error, analysis: id }, "analysis failed");
    await finishAnalysis(ctx.db, ctx.scope, id, {
      ...end,
      status: "failed",
      finishedAt: ctx.now(),
      failure,
    });
  }
}

async function prepare(ctx: Context, analysis: Analysis): Promise<PreparedAnalysis> {
  await report(ctx, analysis, { progress: "reading the evidence" });
  const incident = await loadIncident(ctx, analysis.incidentId);
  const prepared = await prepareAnalysis(ctx, incident);
  const { hash, content, fitted } = prepared;
  await keepTracepack(ctx.db, ctx.scope, {
    hash,
    incidentId: analysis.incidentId,
    content,
    bytes: fitted.bytes,
    createdAt: ctx.now(),
  });
  await report(ctx, analysis, { tracepackHash: hash, progress: "writing hypotheses" });
  return prepared;
}

async function ask(
  _ctx: Context,
  _analysis: Analysis,
  { index, ranking }: PreparedAnalysis,
): Promise<Answered> {
  return { draft: writeHypotheses(index, ranking), answer: null, usage: null };
}

/** @throws Cancelled when a person has asked to stop, or the run is no longer this worker's */
async function report(
  ctx: Context,
  { id }: Analysis,
  progress: {
    readonly progress?: string;
    readonly tracepackHash?: string;
    readonly prompt?: string;
  },
): Promise<void> {
  const goesOn = await reportProgress(ctx.db, ctx.scope, id, {
    ...progress,
    heartbeatAt: ctx.now(),
  });
  if (!goesOn) throw new Cancelled();
}

function describeFailure(error: unknown): string {
  return redactMessage(error instanceof Error ? error.message : "unknown").slice(0, 500);
}
