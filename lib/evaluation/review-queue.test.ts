import { describe, expect, it } from "vitest";
import { toIncidentId } from "@/lib/domain/ids";
import type { ReviewClaim } from "@/lib/domain/review";
import type { StoredVerdict } from "@/lib/domain/verdict";
import { verdictOf } from "@/lib/testing/builders/verdict-of";
import { agreementWithMachine } from "./compare-verdicts";
import { isWaitingFor, orderQueue, standingOf } from "./review-queue";

const NOW = new Date(1_000_000);

function entry(
  number: number,
  verdicts: readonly StoredVerdict[] = [],
  claim: ReviewClaim | null = null,
) {
  const item = { incidentId: toIncidentId(number), claim, skippedBy: ["sam"] };
  return { item, openedAt: new Date(number * 1_000), verdicts };
}

const ada = verdictOf({ number: 1 });
const bob = verdictOf({ number: 2, author: "bob" });
const bobOther = verdictOf({ number: 2, author: "bob", content: { service: "bank" } });
const unsure = verdictOf({ content: { certainty: "unsure" } });

describe("where an incident stands", () => {
  it("goes from unlabelled by a second label to agreed, or disputed and adjudicated", () => {
    expect(standingOf([]).state).toBe("unlabelled");
    expect(standingOf([ada]).state).toBe("second-label");
    expect(standingOf([ada, bob]).state).toBe("agreed");
    expect(standingOf([ada, bobOther])).toMatchObject({
      state: "disputed",
      disagreements: ["cause: payments or bank"],
    });
    const settled = verdictOf({ number: 3, author: "eve", role: "adjudication" });
    expect(standingOf([ada, bobOther, settled]).state).toBe("adjudicated");
  });

  it("counts an amended label once, as it now is", () => {
    const amended = verdictOf({ number: 3, author: "bob", version: 2 });
    expect(standingOf([ada, bobOther, amended])).toMatchObject({ state: "agreed", labelCount: 2 });
  });
});

describe("the queue", () => {
  it("waits for whoever has not labelled, not skipped, and while nobody else is at work", () => {
    const held = { reviewer: "bob", expiresAt: new Date(NOW.getTime() + 1) };
    const lapsed = { reviewer: "bob", expiresAt: NOW };
    expect(isWaitingFor("eve", entry(1), NOW)).toBe(true);
    expect(isWaitingFor("sam", entry(1), NOW)).toBe(false);
    expect(isWaitingFor("ada", entry(1, [ada]), NOW)).toBe(false);
    expect(isWaitingFor("ada", entry(1, [ada, bobOther]), NOW)).toBe(true);
    expect(isWaitingFor("eve", entry(1, [], held), NOW)).toBe(false);
    expect(isWaitingFor("bob", entry(1, [], held), NOW)).toBe(true);
    expect(isWaitingFor("eve", entry(1, [], lapsed), NOW)).toBe(true);
  });

  it("is ordered by age, by disagreement, by doubt", () => {
    const entries = [entry(3, [ada, bobOther]), entry(2, [ada]), entry(1, [unsure])];
    const order = (by: Parameters<typeof orderQueue>[1]) =>
      orderQueue(entries, by).map(({ item }) => item.incidentId);
    expect(order("age")).toEqual(["INC-1", "INC-2", "INC-3"]);
    expect(order("disagreement")[0]).toBe("INC-3");
    expect(order("uncertainty")[0]).toBe("INC-1");
  });
});

describe("people and the machine", () => {
  const labelled = (service: string, ...ids: readonly string[]) =>
    verdictOf({
      content: { service, rootCause: { kind: "spans", spans: ids.map((id) => `span:${id}`) } },
    }).content;
  const [A, B, C, D] = [
    "00000000000000a1",
    "00000000000000b2",
    "00000000000000c3",
    "00000000000000d4",
  ];
  const named = (service: string | null, ...spans: readonly (readonly [string, string])[]) => ({
    service,
    spans: spans.map(([traceId, spanId]) => ({ traceId, spanId })),
  });

  it("agree where they name the same service, or both nobody", () => {
    const nobody = verdictOf({ content: { rootCause: { kind: "no-fault" } } }).content;
    const pairs = [
      { verdict: labelled("Payments", A), machine: named("payments", ["t1", A]) },
      { verdict: labelled("payments", A), machine: named("bank", ["t1", D]) },
      { verdict: nobody, machine: named(null) },
      { verdict: nobody, machine: named("bank") },
    ];
    // By chance: payments 2/4 × 1/4, nobody 2/4 × 1/4, bank never said by a person.
    expect(agreementWithMachine(pairs)).toMatchObject({
      observed: 0.5,
      expected: 0.25,
      kappa: 0.333,
      pairs: 4,
    });
  });

  it("overlap by span in the traces where both name one", () => {
    const pairs = [
      {
        verdict: labelled("payments", A, B),
        machine: named("payments", ["t1", A], ["t1", C], ["t9", D]),
      },
      { verdict: labelled("payments", A), machine: named("payments", ["t9", D]) },
    ];
    // A of A, B and C: 1/3, F1 2/4; none of A: 0.
    expect(agreementWithMachine(pairs).spans).toEqual({ jaccard: 0.167, f1: 0.25 });
    expect(agreementWithMachine([]).spans).toBeNull();
  });
});
