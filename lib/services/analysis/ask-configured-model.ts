import type { AnalysisUsage } from "@/lib/domain/analysis";
import type { AnalysisDraft } from "@/lib/domain/hypothesis";
import { askModel } from "@/lib/llm/ask-model";
import { ModelError } from "@/lib/llm/model-error";
import type { ModelChoice, ModelSettings } from "@/lib/llm/model-settings";
import { countModelUse } from "@/lib/store/analysis-repository";
import { restoreTokens } from "@/lib/tracepack/restore-tokens";
import type { ServiceContext } from "../context";
import { resolveModel } from "../settings/resolve-model";
import { findSpentBudget } from "./find-spent-budget";
import type { PreparedAnalysis } from "./prepare-analysis";

/** What an analyst gave back. */
export interface Answered {
  readonly draft: AnalysisDraft;
  readonly answer: string | null;
  readonly usage: AnalysisUsage | null;
}

export interface ReportedProgress {
  readonly progress?: string;
  readonly prompt?: string;
}

const MINUTE_MS = 60_000;
const REPORT_EVERY_MS = 700;

/**
 * Asks the model of the settings, if any and if today's budget allows, about the redacted pack;
 * tokens in its answer stand for what they stood for again. `report` rejects to stop it: it is
 * called at least every second, so that a person can cancel however slow the model is.
 */
export async function askConfiguredModel(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  prepared: PreparedAnalysis,
  report: (progress: ReportedProgress) => Promise<void>,
  given?: ModelChoice,
): Promise<Answered> {
  const choice = given ?? (await resolveModel(ctx));
  if (choice.kind === "off") throw new ModelError(choice.reason, { answer: "", usage: null });
  await refuseOverBudget(ctx, choice.settings);
  const stop = new AbortController();
  let received = 0;
  const ticking = setInterval(() => {
    const progress = received === 0 ? "waiting for the model" : `${received} characters received`;
    void report({ progress }).catch(() => stop.abort());
  }, REPORT_EVERY_MS);
  try {
    const { draft, ...rest } = await askModel(choice.settings, {
      pack: prepared.fitted.pack,
      content: prepared.content,
      hash: prepared.hash,
      signal: stop.signal,
      onPrompt: (prompt) => report({ prompt, progress: `asking ${choice.settings.model}` }),
      onProgress: (characters) => {
        received = characters;
      },
    });
    return { draft: restoreTokens(draft, prepared.originals), ...rest };
  } finally {
    clearInterval(ticking);
  }
}

async function refuseOverBudget(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  settings: ModelSettings,
): Promise<void> {
  const none = { answer: "", usage: null };
  const spent = await findSpentBudget(ctx, settings);
  if (spent !== null) throw new ModelError(spent, none);
  const { maxMinuteRuns } = settings;
  const minute = await countModelUse(ctx.db, ctx.scope, new Date(ctx.now().getTime() - MINUTE_MS));
  // The run that asks has begun itself.
  if (minute.runs > maxMinuteRuns) {
    const message = `models may be asked ${maxMinuteRuns} times a minute, by FAULTLINE_LLM_MAX_MINUTE_RUNS; ask again in a minute`;
    throw new ModelError(message, none);
  }
}
