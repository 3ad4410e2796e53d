import { decide } from "@/lib/analysis/citations/verification";
import type { Verification } from "@/lib/domain/claim";
import { placeOf } from "./has-name";
import type { CitedThing } from "./records";

const RULE = "what it cites came in this order";
const ORDER = /\b(before|after)\b/i;

/**
 * Whether what is named on the one side of "before" or "after" came so to what is named on the other;
 * nothing unless both sides name the service of exactly one cited thing.
 */
export function checkOrder(text: string, things: readonly CitedThing[]): Verification[] {
  const word = ORDER.exec(text);
  if (word === null) return [];
  const left = onlyNamed(text.slice(0, word.index), things);
  const right = onlyNamed(text.slice(word.index + word[0].length), things);
  if (left === null || right === null || left === right) return [];
  const [a] = left.momentsNano;
  const [b] = right.momentsNano;
  if (a === undefined || b === undefined) return [];
  const isSo = word[0].toLowerCase() === "before" ? a < b : a > b;
  const [first, second] = a < b ? [left, right] : [right, left];
  return [
    decide(
      RULE,
      isSo,
      `${left.services[0]} ${word[0].toLowerCase()} ${right.services[0]}`,
      `${first.services[0]} came before ${second.services[0]}`,
    ),
  ];
}

function onlyNamed(text: string, things: readonly CitedThing[]): CitedThing | null {
  const named = things.filter(({ services }) => services.some((name) => placeOf(text, name) >= 0));
  return named.length === 1 ? (named[0] ?? null) : null;
}
