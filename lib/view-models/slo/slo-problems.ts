import type { z } from "zod";

/** Fields of a definition that a form shows, as they stand in it. */
const WORDS = {
  name: "lower-case letters, digits and dashes, such as checkout-availability",
  service: "the service whose requests are counted",
  target: "a percentage above 0 and below 100",
  periodSeconds: "a number of days",
  thresholdMs: "a number of milliseconds above 0",
  minBadEvents: "a whole number, 1 or more",
} as const;

export type SloField = keyof typeof WORDS;

/** What is wrong, by the field beside which it is said. */
export type SloProblems = Readonly<Partial<Record<SloField | "other", string>>>;

/** What a definition was refused for, in the words of whoever fills in the form. */
export function toSloProblems(issues: readonly z.core.$ZodIssue[]): SloProblems {
  const problems: Partial<Record<SloField | "other", string>> = {};
  for (const { path, code, message } of issues) {
    const field = fieldOf(path);
    const words = code === "custom" || field === "other" ? message : WORDS[field];
    problems[field] ??= words;
  }
  return problems;
}

/** A threshold that is no number makes its whole indicator one of no known kind. */
function fieldOf(path: readonly PropertyKey[]): SloField | "other" {
  const last = path.at(-1);
  if (last === "indicator") return "thresholdMs";
  return typeof last === "string" && isField(last) ? last : "other";
}

function isField(name: string): name is SloField {
  return Object.hasOwn(WORDS, name);
}
