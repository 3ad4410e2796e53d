import { writeHypotheses } from "@/lib/analysis/analyst/write-hypotheses";
import type { Analysis } from "@/lib/domain/analysis";
import { redactMessage } from "@/lib/domain/redaction/redact-text";
import { ModelError } from "@/lib/llm/model-error";
import { claimAnalysis, finishAnalysis, reportProgress } from "@/lib/store/analysis-repository";
import { keepTracepack } from "@/lib/store/tracepack-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { type Answered, askConfiguredModel } from "./ask-configured-model";
import { judgeDraft } from "./judge-draft";
import { type PreparedAnalysis, prepareAnalysis } from "./prepare-analysis";

/** A worker that has said nothing for so long has died. */
export const SILENT_AFTER_MS = 60_000;

type Context = Pick<ServiceContext, "db" | "scope" | "now" | "log">;

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
    // The message alone: what libraries throw may hold the whole request.
    if (!(error instanceof Cancelled)) ctx.log.warn({ failure, analysis: id }, "analysis failed");
    await finishAnalysis(ctx.db, ctx.scope, id, {
      ...end,
      ...(error instanceof ModelError ? error.spent : {}),
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
  ctx: Context,
  analysis: Analysis,
  prepared: PreparedAnalysis,
): Promise<Answered> {
  return analysis.analyst === "built-in"
    ? { draft: writeHypotheses(prepared.index, prepared.ranking), answer: null, usage: null }
    : askConfiguredModel(ctx, prepared, (progress) => report(ctx, analysis, progress));
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
