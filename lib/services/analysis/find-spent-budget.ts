import { spentLimit } from "@/lib/domain/model-budget";
import type { ModelSettings } from "@/lib/llm/model-settings";
import { countModelUse } from "@/lib/store/analysis-repository";
import type { ServiceContext } from "../context";

const DAY_MS = 86_400_000;

/** Why no model may be asked for now, and by which setting more is allowed; null while the budget lasts. */
export async function findSpentBudget(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { maxDayTokens, maxDayUsd }: Pick<ModelSettings, "maxDayTokens" | "maxDayUsd">,
): Promise<string | null> {
  const since = new Date(ctx.now().getTime() - DAY_MS);
  const { tokens, usd } = await countModelUse(ctx.db, ctx.scope, since);
  switch (spentLimit({ dayTokens: tokens, maxDayTokens, dayUsd: usd, maxDayUsd })) {
    case "tokens":
      return `models took ${tokens} tokens in 24 hours; ${maxDayTokens} are allowed by FAULTLINE_LLM_MAX_DAY_TOKENS`;
    case "usd":
      return `models took $${usd.toFixed(2)} in 24 hours; $${maxDayUsd} are allowed by FAULTLINE_LLM_MAX_DAY_USD`;
    case null:
      return null;
  }
}
