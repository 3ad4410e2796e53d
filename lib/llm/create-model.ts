import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";
import type { ModelSettings } from "./model-settings";

/** The client of a provider's wire protocol. */
export function createModel({ provider, model, baseUrl, apiKey }: ModelSettings): LanguageModel {
  const address = baseUrl === null ? {} : { baseURL: baseUrl };
  const key = apiKey === null ? {} : { apiKey };
  switch (provider) {
    case "anthropic":
      return createAnthropic({ ...address, ...key })(model);
    case "openai":
      return createOpenAI({ ...address, ...key }).chat(model);
    case "openai-compatible":
      return createOpenAICompatible({
        name: "openai-compatible",
        baseURL: baseUrl ?? "",
        includeUsage: true,
        ...key,
      })(model);
  }
}
