import { type LanguageModel, type ModelMessage, stepCountIs, streamText } from "ai";
import type { AnalysisUsage } from "@/lib/domain/analysis";
import type { AnalysisDraft } from "@/lib/domain/hypothesis";
import { estimateTokens } from "@/lib/tracepack/canonical-json";
import type { Tracepack } from "@/lib/tracepack/tracepack-schema";
import { type AnalysisPrompt, writeAnalysisPrompt } from "./analysis-prompt";
import { createModel } from "./create-model";
import { ModelError } from "./model-error";
import { costOf, type ModelSettings } from "./model-settings";
import { packTools } from "./pack-tools";
import { parseAnswer } from "./parse-answer";

export interface ModelQuestion {
  readonly pack: Tracepack;
  /** Canonical JSON of the pack. */
  readonly content: string;
  readonly hash: string;
  readonly signal: AbortSignal;
  /** Called with the prompt before it is sent, and it is not sent when this rejects. */
  readonly onPrompt: (prompt: string) => Promise<void>;
  /** Called now and then while the answer comes. */
  readonly onProgress: (characters: number) => void;
}

export interface ModelAnswer {
  readonly draft: AnalysisDraft;
  readonly answer: string;
  readonly usage: AnalysisUsage;
}

const MAX_OUTPUT_TOKENS = 12_000;
const MAX_STEPS = 8;
const MAX_RETRIES = 2;
/** A first answer out of form, and one told what was wrong with it. */
const MAX_TURNS = 2;

const USED_UP = "the budget of the run is used up";

interface Turn {
  readonly text: string;
  readonly finishReason: string;
  readonly usage: Pick<AnalysisUsage, "inputTokens" | "outputTokens" | "calls">;
}

/**
 * Asks a model about a pack. It holds no tools but those of `packTools`; its answer is read by a
 * closed schema, once more asked for when it is out of form. @throws ModelError with what was spent
 */
export async function askModel(
  settings: ModelSettings,
  question: ModelQuestion,
  model: LanguageModel = createModel(settings),
): Promise<ModelAnswer> {
  const prompt = writeAnalysisPrompt(question.content, question.hash);
  const promptText = `${prompt.system}\n\n${prompt.user}`;
  refuseTooLarge(settings, promptText);
  await question.onPrompt(promptText);
  const spent = { calls: 0, inputTokens: 0, outputTokens: 0 };
  const usage = (): AnalysisUsage => ({ ...spent, costUsd: costOf(settings, spent) });
  const answers: string[] = [];
  const messages: ModelMessage[] = [{ role: "user", content: prompt.user }];
  let problem = "";
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const left = settings.maxRunTokens - spent.inputTokens - spent.outputTokens;
    const { text, finishReason } = await takeTurn(
      model,
      { prompt, messages, settings, question, left },
      spent,
    ).catch((error: unknown) => {
      throw ModelError.of(error, { answer: answers.join("\n\n"), usage: usage() });
    });
    answers.push(text);
    const parsed = parseAnswer(text);
    if (parsed.ok) return { draft: parsed.draft, answer: answers.join("\n\n"), usage: usage() };
    problem = explain(finishReason, parsed.problem);
    messages.push(
      { role: "assistant", content: text || "(nothing)" },
      {
        role: "user",
        content: `That was not of the schema: ${parsed.problem}\nAnswer again, with the JSON object alone.`,
      },
    );
  }
  throw new ModelError(problem, { answer: answers.join("\n\n"), usage: usage() });
}

interface TurnInput {
  readonly prompt: AnalysisPrompt;
  readonly messages: readonly ModelMessage[];
  readonly settings: ModelSettings;
  readonly question: ModelQuestion;
  readonly left: number;
}

async function takeTurn(
  model: LanguageModel,
  { prompt, messages, settings, question, left }: TurnInput,
  spent: { calls: number; inputTokens: number; outputTokens: number },
): Promise<Turn> {
  if (left <= 0 || isTooDear(settings, spent)) throw new Error(USED_UP);
  const limit = new AbortController();
  const timeout = AbortSignal.timeout(settings.timeoutMs);
  const result = streamText({
    model,
    system: prompt.system,
    messages: [...messages],
    tools: packTools(question.pack),
    stopWhen: stepCountIs(MAX_STEPS),
    maxOutputTokens: Math.min(MAX_OUTPUT_TOKENS, left),
    maxRetries: MAX_RETRIES,
    abortSignal: AbortSignal.any([question.signal, timeout, limit.signal]),
    // It comes as a part of the stream, too; the default would print it.
    onError: () => undefined,
  });
  const turn = { text: "", finishReason: "other" };
  let received = 0;
  for await (const part of result.fullStream) {
    switch (part.type) {
      case "start-step":
        turn.text = "";
        break;
      case "text-delta":
        turn.text += part.text;
        received += part.text.length;
        question.onProgress(received);
        break;
      case "finish-step":
        spent.calls += 1;
        spent.inputTokens += part.usage.inputTokens ?? 0;
        spent.outputTokens += part.usage.outputTokens ?? 0;
        if (spent.inputTokens + spent.outputTokens > settings.maxRunTokens) limit.abort();
        if (isTooDear(settings, spent)) limit.abort();
        break;
      case "finish":
        turn.finishReason = part.finishReason;
        break;
      case "abort":
        throw new Error(whyStopped(question.signal, timeout));
      case "error":
        throw part.error instanceof Error ? part.error : new Error(String(part.error));
    }
  }
  return { ...turn, usage: spent };
}

/** Of a run that has a budget in dollars: whether it is over it. */
function isTooDear(
  settings: ModelSettings,
  spent: { readonly inputTokens: number; readonly outputTokens: number },
): boolean {
  return settings.maxRunUsd !== null && (costOf(settings, spent) ?? 0) > settings.maxRunUsd;
}

function whyStopped(asked: AbortSignal, timeout: AbortSignal): string {
  if (asked.aborted) return "cancelled";
  return timeout.aborted ? "the model took longer than is allowed" : USED_UP;
}

function refuseTooLarge({ maxRunTokens }: ModelSettings, promptText: string): void {
  const tokens = estimateTokens(promptText.length);
  if (tokens < maxRunTokens) return;
  const message = `the prompt takes about ${tokens} tokens; a run may take ${maxRunTokens}`;
  throw new ModelError(message, { answer: "", usage: null });
}

function explain(finishReason: string, problem: string): string {
  switch (finishReason) {
    case "length":
      return "the model's answer was cut at its longest length";
    case "content-filter":
      return "the model refused to answer";
    default:
      return `the model's answer is not of the schema: ${problem}`;
  }
}
