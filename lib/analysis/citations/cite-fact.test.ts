import { describe, expect, it } from "vitest";
import { parseAnchor } from "@/lib/domain/anchor";
import { formatAttribute } from "@/lib/domain/attributes";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { citedOf, readRecordedCases } from "@/lib/testing/cases/recorded-cases";
import { drawTrueFacts } from "@/lib/testing/cases/true-facts";
import { citeFact } from "./cite-fact";
import { hasFailingRoot } from "./failing-root";
import { indexEvidence } from "./index-evidence";

describe("the citation of a fact", () => {
  it("is there for every true fact, with words that stand in the evidence and anchors that parse", async () => {
    const [recorded] = await readRecordedCases();
    if (recorded === undefined) throw new Error("no case is recorded");
    const index = indexEvidence(citedOf(recorded.evidence), hasFailingRoot);
    const kinds = new Set<string>();
    for (const fact of drawTrueFacts(index, seededRandom(3), 200)) {
      kinds.add(fact.kind);
      const citation = citeFact(index, fact);
      expect(citation, JSON.stringify(fact)).not.toBeNull();
      expect(citation?.source).not.toBe("");
      for (const anchor of citation?.anchors ?? []) expect(parseAnchor(anchor)).not.toBeNull();
      if (fact.kind === "log-contains") {
        const body = formatAttribute(index.logs.get(fact.log.id)?.record.body ?? null);
        expect(body.startsWith(citation?.quote?.replace(/…$/, "") ?? "nothing")).toBe(true);
      }
      if (fact.kind === "attribute-equals") expect(citation?.value).toBe(String(fact.value));
      if (fact.kind === "metric-change") expect(citation?.anchors).toHaveLength(1);
    }
    expect(kinds.size).toBeGreaterThan(10);
  }, 60_000);

  it("is nothing where nothing of the name is", async () => {
    const empty = {
      window: [],
      healthy: [],
      windowLogs: [],
      healthyLogs: [],
      metrics: [],
      changes: [],
    };
    const index = indexEvidence(citedOf(empty), hasFailingRoot);
    const span = { id: "00000000000000ff", service: "pay", operation: "Charge" };
    expect(citeFact(index, { kind: "duration", span, value: 1, unit: "ms" })).toBeNull();
    const log = { id: "ff", service: "pay", atUnixNano: "1" };
    expect(citeFact(index, { kind: "log-contains", log, text: "x" })).toBeNull();
  });
});
