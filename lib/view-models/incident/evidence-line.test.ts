import { describe, expect, it } from "vitest";
import type { EvidenceSummaryDto } from "@/lib/domain/contracts/incident";
import { evidenceCounts } from "./evidence-line";

const countsOf = (counts: Partial<EvidenceSummaryDto["counts"]>) =>
  evidenceCounts({
    status: "ok",
    reasons: [],
    windowStart: null,
    windowEnd: null,
    baselineStart: null,
    baselineEnd: null,
    collectedAt: null,
    counts: { named: 0, exemplar: 0, failing: 0, slow: 0, healthy: 0, ...counts },
  });

describe("how much evidence there is", () => {
  it("is counted by what it is good for", () => {
    expect(countsOf({ failing: 12, healthy: 10 })).toBe("12 failing, 10 healthy traces");
    expect(countsOf({ named: 1 })).toBe("1 named trace");
    expect(countsOf({})).toBe("no trace");
  });
});
