import type { ChosenModel } from "@/lib/domain/chosen-model";
import type { ProjectScope } from "@/lib/domain/project";
import { type Env, env } from "@/lib/env";
import { chooseModel, type ModelChoice } from "@/lib/llm/model-settings";
import { findModelSettings, type StoredModelSettings } from "@/lib/store/model-settings-repository";
import type { ServiceContext } from "../context";
import { openSecret } from "./seal-secret";
import { secretKey } from "./secret-key";

/**
 * The model that may be asked: that of the environment, else the one chosen in the app. Off while
 * either says so.
 */
export async function resolveModel(
  ctx: Pick<ServiceContext, "db" | "scope">,
  settings: Env = env(),
): Promise<ModelChoice> {
  const stored = await findModelSettings(ctx.db, ctx.scope);
  if (stored?.isEnabled === false)
    return { kind: "off", reason: "models are switched off in the settings" };
  if (settings.FAULTLINE_LLM === "off" || stored?.chosen == null || isSetByEnvironment(settings)) {
    return chooseModel(settings);
  }
  const apiKey = await openKey(ctx.scope, stored, settings);
  if (stored.sealedKey !== null && apiKey === null) {
    return { kind: "off", reason: "the model's key cannot be decrypted here: enter it again" };
  }
  const { provider, model, baseUrl } = stored.chosen;
  return chooseModel({
    ...settings,
    FAULTLINE_LLM_PROVIDER: provider,
    FAULTLINE_LLM_MODEL: model,
    FAULTLINE_LLM_BASE_URL: baseUrl ?? undefined,
    FAULTLINE_LLM_API_KEY: apiKey ?? undefined,
  });
}

/** Then what was chosen in the app is not looked at. */
export function isSetByEnvironment({
  FAULTLINE_LLM_PROVIDER,
  FAULTLINE_LLM_MODEL,
}: Pick<Env, "FAULTLINE_LLM_PROVIDER" | "FAULTLINE_LLM_MODEL">): boolean {
  return FAULTLINE_LLM_PROVIDER !== undefined || FAULTLINE_LLM_MODEL !== undefined;
}

/** A key is for one address: sealed for it, it opens for no other. */
export function sealContext(
  { projectId }: ProjectScope,
  { provider, baseUrl }: ChosenModel,
): string {
  return `model key of project ${projectId} for ${provider} at ${baseUrl ?? "its own address"}`;
}

async function openKey(
  scope: ProjectScope,
  { chosen, sealedKey }: StoredModelSettings,
  settings: Env,
): Promise<string | null> {
  if (chosen === null || sealedKey === null) return null;
  return openSecret(await secretKey(settings), sealedKey, sealContext(scope, chosen));
}
