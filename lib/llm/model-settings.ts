import type { ModelProvider } from "@/lib/domain/model-provider";
import { type Env, env } from "@/lib/env";

/** A model that may be asked, and how much it may take. */
export interface ModelSettings {
  readonly provider: ModelProvider;
  readonly model: string;
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  readonly timeoutMs: number;
  readonly maxRunTokens: number;
  readonly maxDayTokens: number;
  readonly maxMinuteRuns: number;
  /** US dollars; null where nobody set it. */
  readonly maxRunUsd: number | null;
  readonly maxDayUsd: number | null;
  /** US dollars for a million tokens; null where nobody set it. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

export type ModelChoice =
  | { readonly kind: "off"; readonly reason: string }
  | { readonly kind: "on"; readonly settings: ModelSettings };

const OWN_ADDRESS: Readonly<Record<ModelProvider, string>> = {
  anthropic: "api.anthropic.com",
  openai: "api.openai.com",
  "openai-compatible": "",
};

/** The model that the settings name; off until they name one, and whenever FAULTLINE_LLM is off. */
export function chooseModel(settings: Env = env()): ModelChoice {
  const { FAULTLINE_LLM_PROVIDER: provider, FAULTLINE_LLM_MODEL: model } = settings;
  const baseUrl = settings.FAULTLINE_LLM_BASE_URL ?? null;
  const apiKey = settings.FAULTLINE_LLM_API_KEY ?? null;
  if (settings.FAULTLINE_LLM === "off") return off("FAULTLINE_LLM is off: no model is asked");
  if (provider === undefined || model === undefined) {
    return off(
      "no model is configured: choose one in the settings, or set FAULTLINE_LLM_PROVIDER and FAULTLINE_LLM_MODEL",
    );
  }
  if (provider === "openai-compatible" && baseUrl === null) {
    return off("openai-compatible needs FAULTLINE_LLM_BASE_URL");
  }
  if (provider !== "openai-compatible" && apiKey === null) {
    return off(`${provider} needs FAULTLINE_LLM_API_KEY`);
  }
  const limits = toLimits(settings);
  const price = toPrice(settings.FAULTLINE_LLM_PRICE);
  if (price === null && (limits.maxRunUsd !== null || limits.maxDayUsd !== null)) {
    return off("a budget in US dollars needs FAULTLINE_LLM_PRICE");
  }
  return {
    kind: "on",
    settings: {
      provider,
      model,
      baseUrl,
      apiKey,
      ...limits,
      price,
    },
  };
}

/** How much any model may take. */
export function toLimits(
  settings: Env,
): Omit<ModelSettings, "provider" | "model" | "baseUrl" | "apiKey" | "price"> {
  return {
    timeoutMs: settings.FAULTLINE_LLM_TIMEOUT_SECONDS * 1000,
    maxRunTokens: settings.FAULTLINE_LLM_MAX_RUN_TOKENS,
    maxDayTokens: settings.FAULTLINE_LLM_MAX_DAY_TOKENS,
    maxMinuteRuns: settings.FAULTLINE_LLM_MAX_MINUTE_RUNS,
    maxRunUsd: settings.FAULTLINE_LLM_MAX_RUN_USD ?? null,
    maxDayUsd: settings.FAULTLINE_LLM_MAX_DAY_USD ?? null,
  };
}

/** The host that evidence would be sent to. */
export function hostOfModel({ provider, baseUrl }: ModelSettings): string {
  return baseUrl === null ? OWN_ADDRESS[provider] : new URL(baseUrl).host;
}

/** What so many tokens cost; null where no price is set. */
export function costOf(
  { price }: Pick<ModelSettings, "price">,
  { inputTokens, outputTokens }: { readonly inputTokens: number; readonly outputTokens: number },
): number | null {
  if (price === null) return null;
  return (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
}

function off(reason: string): ModelChoice {
  return { kind: "off", reason };
}

function toPrice(text: string | undefined): ModelSettings["price"] {
  if (text === undefined) return null;
  const [input, output] = text.split("/").map(Number);
  return { input: input ?? 0, output: output ?? 0 };
}
