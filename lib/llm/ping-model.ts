import { generateText } from "ai";
import { createModel } from "./create-model";
import { ModelError } from "./model-error";
import type { ModelSettings } from "./model-settings";

const TIMEOUT_MS = 15_000;
const MAX_TOKENS = 16;

/** Why the model cannot be asked, in words without secrets; null when it answers. */
export async function pingModel(settings: ModelSettings): Promise<string | null> {
  try {
    await generateText({
      model: createModel(settings),
      prompt: "Answer with the one word: ready",
      maxOutputTokens: MAX_TOKENS,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(Math.min(TIMEOUT_MS, settings.timeoutMs)),
    });
    return null;
  } catch (error) {
    return ModelError.of(error, { answer: "", usage: null }).message;
  }
}
