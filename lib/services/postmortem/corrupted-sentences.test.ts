import { describe, expect, it } from "vitest";
import { factWords } from "@/lib/analysis/postmortem/fact-words";
import type { CheckedContent } from "@/lib/domain/contracts/postmortem";
import type { PostmortemContent, Sentence } from "@/lib/domain/postmortem";
import type { SentenceFact } from "@/lib/domain/sentence-fact";
import { type SeededRandom, seededRandom } from "@/lib/testing/builders/seeded-random";
import { CORRUPTIONS, corruptFact } from "@/lib/testing/cases/corrupt-fact";
import { drawKnownIncident } from "@/lib/testing/cases/drawn-postmortem";
import { ALL_INCIDENTS } from "@/lib/testing/incidents/all-incidents";
import { type Drafted, writeDraft } from "./draft-postmortem";
import { verifyPostmortem } from "./verify-postmortem";

const NO_THINGS = new Map();
const DRAWN = ALL_INCIDENTS.flatMap(({ name, evidence }, i) => {
  const random = seededRandom(i + 1);
  return [{ name, random, drafted: writeDraft(drawKnownIncident(evidence(), random)) }];
});
const CHANGES = ["number", "time", "service"] as const;
type Change = (typeof CHANGES)[number];

describe("the sentences of drawn incidents", () => {
  it("are all supported as they are drafted", () => {
    const wrong = DRAWN.flatMap(({ name, drafted }) =>
      checksOf(verifyPostmortem(drafted.content, drafted, NO_THINGS))
        .filter(({ check, by }) => by === null && check !== null && check.verdict !== "supported")
        .map(({ text, check }) => `${name}: ${text} ${JSON.stringify(check)}`),
    );
    expect(wrong).toEqual([]);
  });

  it("are caught with a number, a time or a service swapped in their words", () => {
    const caught = countCaught((one, change, random, services) => {
      const text = corruptText(one.text, change, random, services);
      return text === null ? null : { ...one, text, by: "eve", facts: [] };
    });
    console.info("swapped in the words:", ...caught.told);
    expect(caught.count).toBeGreaterThanOrEqual(500);
    expect(caught.missed).toEqual([]);
  });

  it("are caught with a fact of theirs corrupted, and written as the corrupted fact reads", () => {
    const caught = countCaught((one, change, random, services) => {
      if (change !== "number" || one.facts.length === 0) return null;
      const at = random.integer(0, one.facts.length - 1);
      const facts = one.facts.map((fact, i) =>
        i === at ? corrupted(fact, random, services) : fact,
      );
      const [before, after] = [one.facts[at], facts[at]];
      if (before === undefined || !after || JSON.stringify(before) === JSON.stringify(after))
        return null;
      const text = one.text.replace(factWords(before), () => factWords(after));
      return text === one.text
        ? null
        : { ...one, text, facts: facts.filter((fact) => fact !== null) };
    });
    console.info("a fact corrupted:", ...caught.told);
    expect(caught.count).toBeGreaterThanOrEqual(200);
    expect(caught.missed).toEqual([]);
  });

  it("are not contradicted by what is not stored any more", () => {
    for (const { drafted } of DRAWN.slice(0, 5)) {
      const { known, content } = drafted;
      const later = writeDraft({ ...known, sli: { ...known.sli, items: [] } });
      const checks = checksOf(verifyPostmortem(content, later, NO_THINGS));
      expect(checks.filter(({ check }) => check?.verdict === "contradicted")).toEqual([]);
      const counted = checks.find(({ text }) => /^\d+ of \d+ requests/.test(text));
      expect(counted?.check).toMatchObject({ verdict: "cannot-check" });
    }
  });

  it("of the timeline are caught with their time or a word of them swapped", () => {
    const missed: string[] = [];
    let count = 0;
    for (const { drafted, random, name } of DRAWN) {
      for (const [index, entry] of drafted.content.timeline.entries()) {
        const later = new Date(Date.parse(entry.at) + random.integer(2, 900) * 1_000);
        const text = corruptText(entry.text, "number", random, []) ?? entry.text;
        for (const changed of [
          { ...entry, at: later.toISOString(), by: "eve" },
          ...(text === entry.text ? [] : [{ ...entry, text, by: "eve" }]),
        ]) {
          const timeline = drafted.content.timeline.with(index, changed);
          const { check } =
            verifyPostmortem({ sections: [], timeline }, drafted, NO_THINGS).timeline[index] ?? {};
          count += 1;
          if (check?.verdict !== "contradicted")
            missed.push(`${name}: ${changed.at} ${changed.text}`);
        }
      }
    }
    console.info(`timeline: ${count - missed.length} of ${count} caught`);
    expect(count).toBeGreaterThanOrEqual(100);
    expect(missed).toEqual([]);
  });
});

type Corrupt = (
  sentence: Sentence,
  change: Change,
  random: SeededRandom,
  services: readonly string[],
) => Sentence | null;

/** Caught is what is no longer supported; that it is contradicted outright is counted beside. */
function countCaught(corrupt: Corrupt) {
  const missed: string[] = [];
  const counts = new Map(CHANGES.map((change) => [change, { all: 0, contradicted: 0 }]));
  let count = 0;
  for (const { drafted, random, name } of DRAWN) {
    const services = [...(drafted.known.telemetry?.byService.keys() ?? []), "billing"];
    for (const one of drafted.content.sections.flatMap(({ sentences }) => sentences)) {
      if (one.by !== null) continue;
      for (const change of CHANGES) {
        const changed = corrupt(one, change, random, services);
        const of = counts.get(change);
        if (changed === null || changed.text === one.text || of === undefined) continue;
        const { verdict } = checkOne(changed, drafted);
        count += 1;
        of.all += 1;
        of.contradicted += verdict === "contradicted" ? 1 : 0;
        if (verdict === "supported")
          missed.push(`${name} ${change}: ${one.text} → ${changed.text}`);
      }
    }
  }
  const told = [...counts].map(
    ([change, { all, contradicted }]) => `${change}: ${all} drawn, ${contradicted} contradicted;`,
  );
  return { count, missed, told: [...told, `${count - missed.length} of ${count} caught`] };
}

function checkOne(sentence: Sentence, drafted: Drafted) {
  const content: PostmortemContent = {
    sections: [{ section: "summary", sentences: [sentence] }],
    timeline: [],
  };
  const [checked] = checksOf(verifyPostmortem(content, drafted, NO_THINGS));
  return { verdict: checked?.check?.verdict ?? null };
}

function checksOf({ sections, timeline }: CheckedContent) {
  return [...sections.flatMap(({ sentences }) => sentences), ...timeline];
}

const NUMBER = /(?<![\w.:-])\d+(?:\.\d+)?(?![\w:-])/g;
const TIME = /\d{2}:\d{2}:\d{2}/g;

function corruptText(
  text: string,
  change: Change,
  random: SeededRandom,
  services: readonly string[],
): string | null {
  const named = services.filter((name) => text.includes(name));
  const patterns = {
    number: NUMBER,
    time: TIME,
    service: new RegExp(named.map((name) => name.replace(/\W/g, "\\$&")).join("|") || "$^", "g"),
  };
  const places = [...text.matchAll(patterns[change])];
  const place = places[random.integer(0, Math.max(0, places.length - 1))];
  if (place === undefined) return null;
  const [word] = place;
  const others = services.filter((name) => name !== word);
  const other =
    change === "service"
      ? (others[random.integer(0, others.length - 1)] ?? word)
      : otherDigit(word, random);
  return text.slice(0, place.index) + other + text.slice(place.index + word.length);
}

function otherDigit(word: string, random: SeededRandom): string {
  const places = [...word].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
  const place = places[random.integer(0, places.length - 1)] ?? 0;
  const digit = (Number(word[place]) + random.integer(1, 8)) % 10;
  return word.slice(0, place) + digit + word.slice(place + 1);
}

function corrupted(
  fact: SentenceFact,
  random: SeededRandom,
  services: readonly string[],
): SentenceFact | null {
  switch (fact.kind) {
    case "moment":
      return {
        ...fact,
        at: new Date(Date.parse(fact.at) + random.integer(1, 9) * 60_000).toISOString(),
      };
    case "length":
      return { ...fact, seconds: fact.seconds + random.integer(60, 9_000) };
    case "figure":
      return { ...fact, value: fact.value + random.integer(1, 50) };
    case "words":
      return { ...fact, text: `${fact.text} ${services[random.integer(0, services.length - 1)]}` };
    case "claim": {
      const changed = random
        .shuffle(CORRUPTIONS)
        .flatMap((corruption) => corruptFact(fact.claim, corruption, random, services) ?? [])
        .find((claim) => JSON.stringify(claim) !== JSON.stringify(fact.claim));
      return changed === undefined ? null : { kind: "claim", claim: changed };
    }
  }
}
