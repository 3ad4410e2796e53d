import type { Claim } from "@/lib/domain/claim";
import type { HypothesisDraft } from "@/lib/domain/hypothesis";
import { describeFact } from "./describe-fact";
import type { EvidenceIndex } from "./index-evidence";

const MAX_FOUND = 20;
const NUMBER = /(?<![\w.])\d+(?:[.,]\d+)*(?![\w])/g;
const SPAN_OR_TRACE = /\b(?:[0-9a-f]{32}|[0-9a-f]{16})\b/gi;
const ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\bhttps?:\/\/\S+/gi;
const QUOTED = /[“"`]([^”"`]{2,80})[”"`]/g;
/** What a sentence counts by itself. */
const SMALL = new Set(["0", "1", "2", "3"]);

/**
 * Names and numbers in a hypothesis's words that no supported claim covers: services and operations
 * of the evidence, ids, addresses, quoted words, numbers. Flagged for the reader, never hidden.
 */
export function findUncovered(
  draft: HypothesisDraft,
  supported: readonly Claim[],
  { byService }: EvidenceIndex,
): string[] {
  const text = [draft.title, draft.mechanism, draft.whyNotOthers].join("\n");
  const covered = supported
    .map(({ fact }) => `${describeFact(fact)} ${JSON.stringify(fact)}`)
    .join("\n")
    .toLowerCase();
  // Why it is no other names the others: that is what it is for.
  const told = `${draft.title}\n${draft.mechanism}`;
  const services = [...byService.keys()].filter((name) => hasWord(told, name));
  const named = [
    ...services,
    ...matchesOf(text, SPAN_OR_TRACE),
    ...matchesOf(text, ADDRESS),
    ...[...text.matchAll(QUOTED)].map((match) => match[1] ?? ""),
    ...matchesOf(text, NUMBER).filter((number) => !SMALL.has(number)),
  ];
  const uncovered = named.filter((name) => name !== "" && !covers(covered, name));
  return [...new Set(uncovered)].slice(0, MAX_FOUND);
}

function covers(covered: string, name: string): boolean {
  return /^\d/.test(name)
    ? new RegExp(`(?<![\\d.])${escapePattern(name.replaceAll(",", ""))}(?!\\d)`).test(covered)
    : covered.includes(name.toLowerCase());
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${escapePattern(word)}(?![\\w-])`, "i").test(text);
}

function matchesOf(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
