import { z } from "zod";
import { AnalysisDraft } from "@/lib/domain/hypothesis";

export type ParsedAnswer =
  | { readonly ok: true; readonly draft: AnalysisDraft }
  | { readonly ok: false; readonly problem: string };

const MAX_PROBLEM = 600;

/** Reads a model's answer by the closed schema: what is not in it, or not as it says, is no answer. */
export function parseAnswer(answer: string): ParsedAnswer {
  const from = answer.indexOf("{");
  const to = answer.lastIndexOf("}");
  if (from < 0 || to < from) return { ok: false, problem: "the answer holds no JSON object" };
  let value: unknown;
  try {
    value = JSON.parse(answer.slice(from, to + 1));
  } catch (error) {
    return { ok: false, problem: `the answer is no JSON: ${String(error).slice(0, MAX_PROBLEM)}` };
  }
  const parsed = AnalysisDraft.safeParse(value);
  if (parsed.success) return { ok: true, draft: parsed.data };
  return { ok: false, problem: z.prettifyError(parsed.error).slice(0, MAX_PROBLEM) };
}
