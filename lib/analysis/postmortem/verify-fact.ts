import { cannotCheck, decide, notFound } from "@/lib/analysis/citations/verification";
import type { Verifier } from "@/lib/analysis/citations/verify-claim";
import type { Verification } from "@/lib/domain/claim";
import type { SentenceFact } from "@/lib/domain/sentence-fact";
import { factWords, lengthText, momentOf, secondsBetween } from "./fact-words";
import type { Records, RecordValue } from "./records";

const RULE = "the record is read again and says the same";
const LENGTH_RULE = "both times are read again, and so much lies between them";

/** Decides one fact of a sentence: from the records, or, of telemetry, as a claim is decided. */
export function verifyFact(
  fact: SentenceFact,
  records: Records,
  verifyClaim: Verifier | null,
): Verification {
  const claimed = factWords(fact);
  switch (fact.kind) {
    case "claim":
      return verifyClaim === null
        ? cannotCheck("the evidence is read again", claimed, "the evidence could not be read")
        : verifyClaim(fact.claim);
    case "length":
      return verifyLength(fact, records);
    case "moment": {
      const found = records.get(fact.of);
      if (found?.kind !== "moment") return notFound(RULE, fact.of);
      const isSo = Date.parse(found.at) === Date.parse(fact.at);
      return decide(RULE, isSo, claimed, momentOf(new Date(found.at)));
    }
    case "words": {
      const found = records.get(fact.of);
      if (found?.kind !== "words") return notFound(RULE, fact.of);
      return decide(RULE, found.text === fact.text, claimed, found.text);
    }
    case "figure":
      return verifyFigure(fact, records.get(fact.of));
  }
}

function verifyFigure(
  fact: Extract<SentenceFact, { kind: "figure" }>,
  found: RecordValue | undefined,
): Verification {
  const rule = "it is counted again";
  if (found?.kind !== "figure") {
    return cannotCheck(rule, factWords(fact), "what it was counted from is not stored any more");
  }
  const isSo = found.value === fact.value && found.unit === fact.unit;
  const now = factWords({ ...fact, value: found.value, unit: found.unit });
  if (!isSo && found.unit === fact.unit && mayHaveBeen(fact.value, found)) {
    return cannotCheck(rule, factWords(fact), `${now} by now: the incident lasts`);
  }
  return decide(rule, isSo, factWords(fact), now);
}

/** Whether a figure may have been another when it was written. */
export function mayHaveBeen(
  written: number,
  now: Extract<RecordValue, { kind: "figure" }>,
): boolean {
  switch (now.changes) {
    case "never":
      return false;
    case "grows":
      return written <= now.value;
    case "moves":
      return true;
  }
}

function verifyLength(
  fact: Extract<SentenceFact, { kind: "length" }>,
  records: Records,
): Verification {
  const from = records.get(fact.from);
  const to = records.get(fact.to);
  if (from?.kind !== "moment") return notFound(LENGTH_RULE, fact.from);
  if (to?.kind !== "moment") return notFound(LENGTH_RULE, fact.to);
  const seconds = secondsBetween(new Date(from.at), new Date(to.at));
  const isSo = seconds === fact.seconds;
  return decide(
    LENGTH_RULE,
    isSo,
    lengthText(fact.seconds),
    `${lengthText(seconds)} (${seconds} s)`,
  );
}
