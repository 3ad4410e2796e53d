import { cannotCheck, decide } from "@/lib/analysis/citations/verification";
import type { Verifier } from "@/lib/analysis/citations/verify-claim";
import type { Verdict, Verification } from "@/lib/domain/claim";
import type {
  PostmortemContent,
  PostmortemSection,
  Sentence,
  SentenceCheck,
  TimelineEntry,
} from "@/lib/domain/postmortem";
import { checkWords } from "./check-words";
import { compareWithDraft } from "./compare-with-draft";
import { factWords, momentOf } from "./fact-words";
import type { CitedThing, Records } from "./records";
import { mayHaveBeen, verifyFact } from "./verify-fact";
import { oneLine, sentenceLine } from "./write-text";

/** What sentences of an incident are verified against. */
export interface SentenceEvidence {
  readonly records: Records;
  /** What code writes from what is known now. */
  readonly draft: PostmortemContent;
  /** What an anchor leads to; null or nothing for one that leads nowhere. */
  readonly things: ReadonlyMap<string, CitedThing | null>;
  readonly known: CitedThing;
  readonly services: readonly string[];
  /** Null where no claim is made, or the evidence could not be read. */
  readonly verifyClaim: Verifier | null;
}

const WORDS_RULE = "its words say what its facts say, and no more";
const REWRITTEN_RULE = "it is written again from the records, and reads the same";
const DRAFT_RULE = "it reads as what code derives from the records, but for this";
const WORST: readonly Verdict[] = ["contradicted", "not-found", "cannot-check", "supported"];

/**
 * What becomes of a sentence when what it says is derived again. One that code put together is
 * decided by its facts; any other by the sentence of the draft that it was made of, else by what its
 * anchors lead to. Null for one of code's that says nothing, as "To be written".
 */
export function verifySentence(
  sentence: Sentence,
  section: PostmortemSection,
  given: SentenceEvidence,
): SentenceCheck | null {
  const isPlan = section === "actions";
  const drafted = given.draft.sections.flatMap(({ sentences }) => sentences);
  const same = drafted.find(({ text }) => text === sentence.text);
  const facts = same?.facts ?? sentence.facts;
  if (facts.length > 0) {
    const isSameAnchors = same !== undefined && sentenceLine(same) === sentenceLine(sentence);
    const words =
      isSameAnchors || sentence.by === null ? [] : checkAnchored(sentence, given, isPlan);
    return worst([...verifyFacts(sentence.text, facts, given), ...words]);
  }
  if (same !== undefined && sentence.by === null && sentence.anchors.length === 0) return null;
  return verifyWords(sentence, drafted, given, isPlan);
}

/** The same for an entry of the timeline, its time too. */
export function verifyEntry(entry: TimelineEntry, given: SentenceEvidence): SentenceCheck {
  const drafted = given.draft.timeline.filter(({ kind }) => kind === entry.kind);
  const same = drafted.filter(({ text }) => oneLine(text) === oneLine(entry.text));
  if (same.length === 0) return verifyWords(entry, drafted, given, false);
  const isSo = same.some(({ at }) => isSameMoment(entry.at, at));
  const found = same.map(({ at }) => momentOf(new Date(at))).join(", ");
  return worst([
    decide(REWRITTEN_RULE, isSo, momentOf(new Date(entry.at)), found),
    ...(entry.by === null ? [] : checkAnchored(entry, given, false)),
  ]);
}

function verifyFacts(
  text: string,
  facts: Sentence["facts"],
  { records, verifyClaim }: SentenceEvidence,
): [Verification, ...Verification[]] {
  let at = 0;
  for (const fact of facts) {
    const words = factWords(fact);
    const found = text.indexOf(words, at);
    if (found < 0) return [decide(WORDS_RULE, false, text, words)];
    at = found + words.length;
  }
  const claimed = facts.map(factWords).join("; ");
  const verified = facts.map((fact) => verifyFact(fact, records, verifyClaim));
  const bad = verified.filter(({ verdict }) => verdict !== "supported");
  const rule = [...new Set(verified.map((one) => one.rule))].join("; ");
  return [decide(rule, true, claimed, claimed), ...bad];
}

function verifyWords(
  sentence: Sentence,
  drafted: readonly Sentence[],
  given: SentenceEvidence,
  isPlan: boolean,
): SentenceCheck {
  const isKnown = drafted.some(({ text }) => text === sentence.text);
  const isName = (word: string) => given.services.includes(word);
  const difference = isKnown ? null : compareWithDraft(sentence.text, drafted, isName);
  if (difference !== null) {
    const { claimed, found, fact } = difference;
    const record = fact?.kind === "figure" ? given.records.get(fact.of) : undefined;
    return record?.kind === "figure" && mayHaveBeen(Number.parseFloat(claimed), record)
      ? cannotCheck(DRAFT_RULE, claimed, `${found} by now: the incident lasts`)
      : decide(DRAFT_RULE, false, claimed, found);
  }
  const checks = checkAnchored(sentence, given, isPlan);
  if (sentence.anchors.length === 0 && checks.every(({ verdict }) => verdict !== "supported")) {
    return cannotCheck("words are held against what they cite", sentence.text, "it cites nothing");
  }
  return checks.length > 0
    ? worst(checks)
    : cannotCheck(
        "words are held against what they cite",
        sentence.text,
        isPlan
          ? "it tells of what is to be done"
          : "no number, time or name in it that code could look up",
      );
}

function checkAnchored(
  { text, anchors }: Sentence,
  given: SentenceEvidence,
  isPlan: boolean,
): Verification[] {
  const things = anchors.map((anchor) => given.things.get(anchor) ?? null);
  return checkWords(text, { ...given, anchors, things, isPlan });
}

/** The gravest; of what is sound, all that was decided. */
function worst(all: readonly Verification[]): SentenceCheck {
  const first = WORST.flatMap((verdict) => all.find((one) => one.verdict === verdict) ?? [])[0];
  if (first === undefined) return cannotCheck("", "", "nothing in it could be decided");
  if (first.verdict !== "supported") return first;
  const joined = (pick: (one: Verification) => string) => [...new Set(all.map(pick))].join("; ");
  return {
    ...first,
    rule: joined((one) => one.rule),
    claimed: joined((one) => one.claimed),
    found: joined((one) => one.found),
  };
}

/** To the second, and to the minute where no second is given. */
function isSameMoment(said: string, at: string): boolean {
  const [a, b] = [new Date(said).toISOString(), new Date(at).toISOString()];
  return (
    a.slice(0, 19) === b.slice(0, 19) || (/:00\.000Z$/.test(a) && a.slice(0, 16) === b.slice(0, 16))
  );
}
