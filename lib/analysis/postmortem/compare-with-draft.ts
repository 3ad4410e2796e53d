import type { Sentence } from "@/lib/domain/postmortem";
import type { SentenceFact } from "@/lib/domain/sentence-fact";
import { factWords } from "./fact-words";
import { oneLine } from "./write-text";

/** Where a sentence says otherwise than the one that code writes, in the words of both. */
export interface Difference {
  readonly claimed: string;
  readonly found: string;
  /** The one that differs, where it is known. */
  readonly fact: SentenceFact | null;
}

type Written = Pick<Sentence, "text" | "facts">;

/** Fewer letters outside of the facts could be of any sentence. */
const LEAST_LITERAL = 12;
const LEAST_SHARE = 0.5;
const FACTUAL = /\d|[“”"`]/;

/**
 * The sentence of the draft that this one was made of, by its facts: null when it was made of none.
 * A sentence was made of another when all but its facts is the same, or when, word by word, most is
 * and what differs are facts. `isName` tells words that name something.
 */
export function compareWithDraft(
  text: string,
  drafted: readonly Written[],
  isName: (word: string) => boolean,
): Difference | null {
  const differences = drafted.flatMap((one) => {
    const found = differBySlots(text, one) ?? differByWords(text, one, isName);
    return found === null ? [] : [found];
  });
  return differences.sort((a, b) => a.weight - b.weight)[0]?.difference ?? null;
}

interface Weighed {
  readonly difference: Difference;
  /** Characters that differ: of several sentences the nearest is meant. */
  readonly weight: number;
}

function differBySlots(text: string, { text: draft, facts }: Written): Weighed | null {
  const { literals, slots } = partsOf(draft, facts);
  const letters = literals.join("").replace(/[^\p{L}]/gu, "");
  if (slots.length === 0 || letters.length < LEAST_LITERAL) return null;
  const pattern = literals.map((literal) => escapePattern(literal)).join("(.+?)");
  const said = new RegExp(`^${pattern}$`, "u").exec(text)?.slice(1);
  if (said === undefined) return null;
  const changed = slots.flatMap((fact, i) => {
    const claimed = said[i] ?? "";
    const found = factWords(fact);
    return claimed === found ? [] : [{ claimed, found, fact }];
  });
  const [difference] = changed;
  if (difference === undefined) return null;
  return { difference, weight: changed.reduce((sum, one) => sum + one.claimed.length, 0) };
}

/** What stands around the facts, and the facts, in turn. */
function partsOf(text: string, facts: readonly SentenceFact[]) {
  const literals: string[] = [];
  const slots: SentenceFact[] = [];
  let at = 0;
  for (const fact of facts) {
    const word = factWords(fact);
    const found = text.indexOf(word, at);
    if (word === "" || found < 0) continue;
    literals.push(text.slice(at, found));
    slots.push(fact);
    at = found + word.length;
  }
  return { literals: [...literals, text.slice(at)], slots };
}

function differByWords(
  text: string,
  { text: draft, facts }: Written,
  isName: (word: string) => boolean,
): Weighed | null {
  const said = oneLine(text).split(" ");
  const written = oneLine(draft).split(" ");
  if (said.length !== written.length) return null;
  const changed = said.flatMap((claimed, i) => {
    const found = written[i] ?? "";
    return claimed === found ? [] : [{ claimed, found, fact: null }];
  });
  if (changed.length === 0 || changed.length > said.length * LEAST_SHARE) return null;
  const told = facts.map(factWords).join(" ");
  const isFactual = ({ claimed, found }: Difference) =>
    [claimed, found].some((word) => FACTUAL.test(word) || isName(bare(word))) ||
    told.split(" ").map(bare).includes(bare(found));
  const difference = changed.find(isFactual);
  if (difference === undefined) return null;
  return { difference, weight: changed.reduce((sum, one) => sum + one.claimed.length, 0) };
}

function bare(word: string): string {
  return word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
