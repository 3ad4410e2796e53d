import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/domain/change";
import { changeOf, type IncidentSpec } from "@/lib/testing/builders/evidence-of";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { type Candidate, scoreOf } from "./candidate";
import { byScore, gatherCandidates, groupBy } from "./gather-candidates";

function gathered(spec: IncidentSpec, changes: readonly Change[] = []): Map<string, Candidate> {
  const findings = findingsOf(spec);
  const candidates = gatherCandidates(findings, changes, findings.symptoms);
  return new Map(candidates.map((candidate) => [candidate.service, candidate]));
}

const failing: IncidentSpec["draw"] = ({ during }) =>
  shopRequest({ payments: during(0.7) ? { throws: ["RangeError", "overflow"] } : {} });

describe("candidates", () => {
  it("are services, with the operation in which they show most", () => {
    const found = gathered({ draw: failing }).get("payments");
    expect(found).toMatchObject({ kind: "operation", operation: "POST /charge" });
    expect(found?.evidence.map(({ group }) => group)).toEqual(["failures", "coverage", "contrast"]);
  });

  it("are peers that send no spans, and those that no longer do", () => {
    const peers = gathered({
      draw: ({ isWindow }) =>
        shopRequest({ cache: isWindow ? { call: { error: "refused" } } : {} }),
    });
    expect(peers.get("cache")?.kind).toBe("peer");
    const absent = gathered({
      draw: ({ isWindow }) =>
        shopRequest({ cart: isWindow ? { unseen: true, call: { error: "refused" } } : {} }),
    });
    expect(absent.get("cart")?.kind).toBe("absent-operation");
  });

  it("are things that only metrics tell of", () => {
    const found = gathered({
      draw: failing,
      metrics: [
        gaugeOf("disk.free", "archive", { before: 100, during: 0.1 }),
        gaugeOf("disk.free", "b", { before: 100 }),
        gaugeOf("disk.free", "ccc", { before: 90 }),
      ],
    });
    expect(found.get("archive")?.kind).toBe("resource");
  });

  it("are changes of no service in particular", () => {
    const flag = changeOf(null, { id: "flag-7", kind: "flag", title: "new prices" });
    const found = gathered({ draw: failing }, [flag]).get("flag-7");
    expect(found).toMatchObject({ kind: "change", operation: "new prices" });
  });

  it("have a change counted where something is wrong, and hardly where nothing is", () => {
    const found = gathered({ draw: failing }, [changeOf("payments"), changeOf("cart")]);
    const change = (service: string) =>
      found.get(service)?.evidence.find(({ group }) => group === "changes")?.nats ?? 0;
    expect(change("payments")).toBeGreaterThan(1.5);
    expect(change("cart")).toBeCloseTo(change("payments") / 4);
  });

  it("are none where there is no evidence", () => {
    expect(gathered({ draw: () => shopRequest(), window: 5, healthy: 20 }).size).toBe(0);
  });

  it("name what makes a failed call, not the library's span around it", () => {
    const found = gathered({
      draw: ({ isWindow }) =>
        shopRequest({ bank: isWindow ? { unseen: true, call: { error: "bad request" } } : {} }),
    });
    expect(found.get("payments")?.operation).toBe("POST /charge");
  });
});

describe("order of candidates", () => {
  it("is by score, of equals by name", () => {
    const some = [...gathered({ draw: failing }).values()];
    const [first] = some;
    if (first === undefined) throw new Error("no candidate");
    const twins = ["b", "a"].map((service) => ({ ...first, service }));
    const ordered = byScore([{ ...first, service: "weak", evidence: [] }, ...twins]);
    expect(ordered.map(({ service }) => service)).toEqual(["a", "b", "weak"]);
    expect(scoreOf(ordered[0] ?? first)).toBe(scoreOf(first));
  });

  it("groups by a key, in order", () => {
    expect([...groupBy(["ab", "c", "de"], (text) => String(text.length))]).toEqual([
      ["2", ["ab", "de"]],
      ["1", ["c"]],
    ]);
  });
});
