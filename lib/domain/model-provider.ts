export const MODEL_PROVIDERS = ["anthropic", "openai", "openai-compatible"] as const;
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];
