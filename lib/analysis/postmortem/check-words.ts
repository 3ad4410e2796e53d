import { cannotCheck, decide, notFound, verdictOf } from "@/lib/analysis/citations/verification";
import type { Verification } from "@/lib/domain/claim";
import { checkOrder } from "./check-order";
import { hasName } from "./has-name";
import {
  type Quantities,
  readQuantities,
  type SaidLength,
  type SaidMoment,
} from "./read-quantities";
import type { CitedThing } from "./records";

/** What the words of a person are held against. */
export interface CitedByWords {
  readonly anchors: readonly string[];
  /** What the anchors lead to; null for one that leads nowhere. */
  readonly things: readonly (CitedThing | null)[];
  /** All that code says of the incident: what is there need not be cited again. */
  readonly known: CitedThing;
  readonly services: readonly string[];
  /** Of what is to be done: what it names and counts is not yet of any evidence. */
  readonly isPlan: boolean;
}

const NANO_PER_MS = 1_000_000n;
const MOST_TOLD = 4;
/** What stands before a length that something took. */
const TELLS_LENGTH =
  /\b(?:took|takes|taking|lasted|lasts|lasting|waited|waits|after|within|in|for|reached|needed|spent)(?: (?:about|almost|only|nearly|over|more than|less than|up to))?\s*$/i;
const RULES = {
  anchors: "every anchor leads to something that is stored",
  service: "what it names is what its anchors are of",
  moment: "the time is one of what it cites, or of the incident",
  length: "so long took, or lies between, what it cites",
  number: "the number stands in what it cites",
} as const;

/**
 * Decides words that no code wrote, as far as they can be: names, times, lengths, numbers and orders
 * in them are looked for in what their anchors lead to. One verdict for each thing that was decided.
 */
export function checkWords(text: string, cited: CitedByWords): Verification[] {
  const quantities = readQuantities(text);
  const things = cited.things.filter((thing) => thing !== null);
  const missing = cited.anchors.filter((_, i) => cited.things[i] === null);
  const lost = missing.map((anchor) => notFound(RULES.anchors, anchor));
  if (cited.isPlan) return lost;
  return [
    ...lost,
    ...checkServices(text, things, cited),
    ...quantities.moments.map((said) => checkMoment(said, things, cited)),
    ...quantities.lengths.map((said) => checkLength(text, said, things, cited)),
    ...checkNumbers(quantities, things, cited),
    ...checkOrder(text, things),
  ];
}

function checkServices(
  text: string,
  things: readonly CitedThing[],
  { services }: CitedByWords,
): Verification[] {
  const named = services.filter((name) => hasName(text, name));
  const cited = [...new Set(things.flatMap((thing) => thing.services))];
  if (named.length === 0 || cited.length === 0) return [];
  const isSo = named.some(
    (name) => cited.includes(name) || things.some(({ words }) => hasName(words, name)),
  );
  return [decide(RULES.service, isSo, named.join(", "), cited.join(", "))];
}

function checkMoment(
  { said, text, isUtc }: SaidMoment,
  things: readonly CitedThing[],
  { known }: CitedByWords,
): Verification {
  const cited = momentsOf(things);
  const isIn = (moments: readonly string[]) =>
    moments.some((moment) => moment.startsWith(text) || moment.slice(11).startsWith(text));
  if (isIn(cited) || isIn(momentsOf([known]))) return decide(RULES.moment, true, said, said);
  if (!isUtc) return cannotCheck(RULES.moment, said, "in which zone, it does not say");
  return cited.length === 0
    ? cannotCheck(RULES.moment, said, "nothing that it cites has a time")
    : decide(RULES.moment, false, said, listed(cited));
}

function momentsOf(things: readonly CitedThing[]): string[] {
  return things
    .flatMap(({ momentsNano }) => momentsNano)
    .map((nano) =>
      new Date(Number(nano / NANO_PER_MS)).toISOString().slice(0, 19).replace("T", " "),
    );
}

/** One that nothing bears out is wrong where the words say that something took it, else only not found. */
function checkLength(
  text: string,
  { said, nano, stepNano }: SaidLength,
  things: readonly CitedThing[],
  { known }: CitedByWords,
): Verification {
  const cited = lengthsOf(things);
  const agrees = (length: number) => Math.abs(length - nano) <= stepNano / 2 + nano * 1e-9;
  if ([...cited, ...lengthsOf([known])].some(agrees) || known.words.includes(said)) {
    return decide(RULES.length, true, said, said);
  }
  if (things.some(({ words }) => words.includes(said))) {
    return decide(RULES.length, true, said, said);
  }
  if (cited.length === 0) return cannotCheck(RULES.length, said, "nothing that it cites lasts");
  const nearest = cited.toSorted((a, b) => Math.abs(a - nano) - Math.abs(b - nano));
  const found = listed(nearest.map(inMilliseconds));
  const isTold = TELLS_LENGTH.test(text.slice(0, text.indexOf(said)));
  return isTold
    ? decide(RULES.length, false, said, found)
    : verdictOf("not-found", RULES.length, said, found);
}

/** How long each took, and how far apart any two are. */
function lengthsOf(things: readonly CitedThing[]): number[] {
  const moments = things.flatMap(({ momentsNano }) => momentsNano);
  const gaps = moments.flatMap((a, i) => moments.slice(i + 1).map((b) => Math.abs(Number(b - a))));
  return [...things.flatMap(({ lengthsNano }) => lengthsNano), ...gaps].filter((one) => one > 0);
}

function checkNumbers(
  { numbers, ids }: Quantities,
  things: readonly CitedThing[],
  { known, anchors }: CitedByWords,
): Verification[] {
  const words = [...things.map((thing) => thing.words), known.words].join("\n");
  const held = new Set(words.match(/\d+(?:[.,]\d+)*/g) ?? []);
  const wanted = [
    ...numbers.map((number) => ({ said: number, isSo: held.has(number) })),
    ...ids.map((id) => ({ said: id, isSo: words.includes(id) || anchors.join().includes(id) })),
  ];
  return wanted.map(({ said, isSo }) => {
    if (isSo) return decide(RULES.number, true, said, said);
    if (anchors.length === 0) return cannotCheck(RULES.number, said, "it cites nothing");
    return verdictOf("not-found", RULES.number, said, "nothing that it cites says so");
  });
}

function listed(all: readonly string[]): string {
  const told = [...new Set(all)].slice(0, MOST_TOLD).join(", ");
  return all.length > MOST_TOLD ? `${told}, …` : told;
}

function inMilliseconds(nano: number): string {
  return `${Number((nano / 1e6).toPrecision(6))} ms`;
}
