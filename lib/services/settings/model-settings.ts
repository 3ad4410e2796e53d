import type { ModelSettingsBody, ModelSettingsDto } from "@/lib/domain/contracts/settings";
import { type Env, env } from "@/lib/env";
import { hostOfModel, toLimits } from "@/lib/llm/model-settings";
import { countModelUse } from "@/lib/store/analysis-repository";
import { findModelSettings, saveModelSettings } from "@/lib/store/model-settings-repository";
import type { ServiceContext } from "../context";
import { isSetByEnvironment, resolveModel, sealContext } from "./resolve-model";
import { sealSecret } from "./seal-secret";
import { secretKey } from "./secret-key";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

const DAY_MS = 86_400_000;

/** Which model may be asked, where it is, and what it took; never its key. */
export async function getModelSettings(
  ctx: Context,
  settings: Env = env(),
): Promise<ModelSettingsDto> {
  const [stored, choice, used] = await Promise.all([
    findModelSettings(ctx.db, ctx.scope),
    resolveModel(ctx, settings),
    countModelUse(ctx.db, ctx.scope, new Date(ctx.now().getTime() - DAY_MS)),
  ]);
  const limits = toLimits(settings);
  return {
    isEnabled: stored?.isEnabled ?? true,
    isSetByEnvironment: isSetByEnvironment(settings),
    chosen: stored?.chosen ?? null,
    hasKey: (stored?.sealedKey ?? null) !== null,
    asked:
      choice.kind === "off"
        ? null
        : {
            provider: choice.settings.provider,
            model: choice.settings.model,
            host: hostOfModel(choice.settings),
          },
    reason: choice.kind === "off" ? choice.reason : null,
    usage: {
      dayRuns: used.runs,
      dayTokens: used.tokens,
      maxDayTokens: limits.maxDayTokens,
      dayUsd: used.usd,
      maxDayUsd: limits.maxDayUsd,
      maxRunTokens: limits.maxRunTokens,
      maxMinuteRuns: limits.maxMinuteRuns,
    },
  };
}

/**
 * Chooses a model, or switches all off. A key that is not given stays, unless the address changes:
 * it is for that address alone.
 */
export async function updateModelSettings(
  ctx: Context,
  { isEnabled, chosen, apiKey }: ModelSettingsBody,
  settings: Env = env(),
): Promise<ModelSettingsDto> {
  const before = await findModelSettings(ctx.db, ctx.scope);
  const context = chosen === null ? null : sealContext(ctx.scope, chosen);
  const isSameAddress = before?.chosen != null && sealContext(ctx.scope, before.chosen) === context;
  const kept = isSameAddress ? before.sealedKey : null;
  const sealedKey =
    context === null || apiKey === null
      ? null
      : apiKey === undefined
        ? kept
        : sealSecret(await secretKey(settings), apiKey, context);
  await saveModelSettings(ctx.db, ctx.scope, { isEnabled, chosen, sealedKey }, ctx.now());
  return getModelSettings(ctx, settings);
}
