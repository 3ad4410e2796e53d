import { beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "@/lib/domain/claim";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { CORRUPTIONS, corruptFact } from "@/lib/testing/cases/corrupt-fact";
import { connectRefused } from "@/lib/testing/cases/kernel-of-case";
import { citedOf, readRecordedCases } from "@/lib/testing/cases/recorded-cases";
import { drawTrueFacts } from "@/lib/testing/cases/true-facts";
import { hasFailingRoot } from "./failing-root";
import { type EvidenceIndex, indexEvidence } from "./index-evidence";
import { createVerifier, type Verifier } from "./verify-claim";

const FACTS_PER_CASE = 220;

interface Drawn {
  readonly index: EvidenceIndex;
  readonly verify: Verifier;
  readonly facts: readonly Fact[];
}

let drawn: Drawn[] = [];

beforeAll(async () => {
  const cases = await readRecordedCases();
  drawn = cases.map(({ evidence }, i) => {
    const cited = citedOf(evidence);
    const index = indexEvidence({ ...cited, kernel: connectRefused(cited) }, hasFailingRoot);
    return {
      index,
      verify: createVerifier(index),
      facts: drawTrueFacts(index, seededRandom(i + 1), FACTS_PER_CASE),
    };
  });
}, 120_000);

describe("the verifier", () => {
  it("supports true claims of every kind: at most 1 % falsely rejected", () => {
    const rejected: string[] = [];
    const kinds = new Set<string>();
    let count = 0;
    for (const { facts, verify } of drawn) {
      for (const fact of facts) {
        count += 1;
        kinds.add(fact.kind);
        const verification = verify(fact);
        if (verification.verdict !== "supported") {
          rejected.push(`${JSON.stringify(fact)} ${JSON.stringify(verification)}`);
        }
      }
    }
    console.info(
      `${count} true claims of ${kinds.size} kinds, ${rejected.length} falsely rejected`,
    );
    expect(rejected.slice(0, 3)).toEqual(
      rejected.length / count <= 0.01 ? rejected.slice(0, 3) : [],
    );
    expect(count).toBeGreaterThanOrEqual(1000);
    expect(kinds.size).toBe(15);
  }, 300_000);

  it("catches at least 99.5 % of 1,000 claims corrupted once", () => {
    const random = seededRandom(99);
    const missed: string[] = [];
    const byCorruption = new Map<string, number>();
    let count = 0;
    for (const { facts, verify, index } of drawn) {
      const services = [...index.byService.keys()];
      for (const fact of facts) {
        for (const corruption of random.shuffle(CORRUPTIONS)) {
          const corrupted = corruptFact(fact, corruption, random, services);
          if (corrupted === null || JSON.stringify(corrupted) === JSON.stringify(fact)) continue;
          count += 1;
          byCorruption.set(corruption, (byCorruption.get(corruption) ?? 0) + 1);
          if (verify(corrupted).verdict === "supported") {
            missed.push(`${corruption}: ${JSON.stringify(fact)} → ${JSON.stringify(corrupted)}`);
          }
          break;
        }
      }
    }
    const caught = (100 * (count - missed.length)) / count;
    console.info(
      `${count} corrupted claims, ${caught.toFixed(2)} % caught`,
      Object.fromEntries(byCorruption),
      missed.slice(0, 10),
    );
    expect(count).toBeGreaterThanOrEqual(1000);
    expect(caught).toBeGreaterThanOrEqual(99.5);
  }, 300_000);
});
