import { createHmac } from "node:crypto";
import type { RedactionPolicy } from "./redaction-policy";
import { DEFAULT_ALLOWED_PATTERNS, REDACTION_RULES, type RedactionRule } from "./secret-patterns";

const TOKEN_DIGITS = 10;
const MAX_TEXT = 200_000;

/** Takes out what must not leave, counts it, and remembers what its tokens stand for. */
export interface Redactor {
  text(text: string): string;
  /** A token for the whole of a text: the same text has the same token. */
  token(kind: string, text: string): string;
  count(rule: string): void;
  /** How often each rule took something out, by name. */
  readonly removed: () => readonly { readonly rule: string; readonly count: number }[];
  /** What each token stands for: stays in the project. */
  readonly originals: ReadonlyMap<string, string>;
}

export function createRedactor(policy: RedactionPolicy): Redactor {
  const counts = new Map<string, number>();
  const originals = new Map<string, string>();
  const known = new Map<string, string>();
  const count = (rule: string) => void counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const token = (kind: string, text: string) => {
    const digest = createHmac("sha256", policy.tokenKey).update(`${kind}\u0000${text}`);
    const made = `[${kind}#${digest.digest("hex").slice(0, TOKEN_DIGITS)}]`;
    originals.set(made, text);
    return made;
  };
  const rules = REDACTION_RULES.filter(
    (rule) => rule.as === "secret" || !policy.allowedPatterns.includes(rule.name),
  );
  const apply = (text: string, rule: RedactionRule) =>
    text.replace(rule.pattern, (match: string, ...rest: unknown[]) => {
      const kept = keptPart(rest);
      const taken = match.slice(kept.length);
      if (rule.isReally !== undefined && !rule.isReally(taken)) return match;
      count(rule.name);
      return `${kept}${rule.as === "token" ? token(rule.name, taken) : `[${rule.name}]`}`;
    });
  return {
    text: (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const after = rules.reduce(apply, text.slice(0, MAX_TEXT));
      if (after === text) known.set(text, after);
      return after;
    },
    token,
    count,
    removed: () =>
      [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, n]) => ({ rule, count: n })),
    originals,
  };
}

/** The last argument of a replacer holds the named groups, where a pattern has any. */
function keptPart(rest: readonly unknown[]): string {
  const groups = rest.at(-1);
  if (groups === null || typeof groups !== "object" || !("kept" in groups)) return "";
  return typeof groups.kept === "string" ? groups.kept : "";
}

/** The machines that a log speaks of are what it is read for. */
const MESSAGES: RedactionPolicy = {
  allowedAttributes: [],
  tokenKey: "",
  allowedPatterns: DEFAULT_ALLOWED_PATTERNS,
};

/** A text without secrets and persons, for logs and messages of errors: nothing in it can be told apart. */
export function redactMessage(text: string): string {
  return createRedactor(MESSAGES)
    .text(text)
    .replace(/\[([a-z-]+)#[0-9a-f]+\]/g, "[$1]");
}
