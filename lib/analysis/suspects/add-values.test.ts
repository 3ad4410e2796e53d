import { describe, expect, it } from "vitest";
import type { IncidentSpec } from "@/lib/testing/builders/evidence-of";
import { candidateOf } from "@/lib/testing/builders/suspect-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { addValues } from "./add-values";
import { coverSymptoms } from "./cover-symptoms";

function evidenceWithValues(draw: IncidentSpec["draw"]): Map<string, string> {
  const findings = findingsOf({ draw });
  const candidates = addValues(findings, coverSymptoms(findings, []));
  return new Map(
    candidates.map(({ service, evidence }) => [
      service,
      evidence.map(({ statement }) => statement).join("\n"),
    ]),
  );
}

describe("values of suspicious candidates", () => {
  it("are said of who fails", () => {
    const said = evidenceWithValues(({ isWindow, index }) => {
      const broken = isWindow && index % 3 === 0 ? { error: "overflow" } : {};
      return shopRequest({ payments: { attributes: { currency: `c${index % 3}` }, ...broken } });
    });
    expect(said.get("payments")).toMatch(/its trouble comes with currency “c0”/);
  });

  it("are said of who is slow", () => {
    const said = evidenceWithValues(({ isWindow, index }) => {
      const works = isWindow && index % 3 === 0 ? 300 : 10;
      return shopRequest({ bank: { works, attributes: { currency: `c${index % 3}` } } });
    });
    expect(said.get("bank") ?? "").toMatch(/its trouble comes with currency “c0”/);
  });

  it("are not looked for where next to nothing is suspicious", () => {
    const findings = findingsOf({ window: 3, healthy: 3, draw: () => shopRequest() });
    const candidates = [candidateOf("cart", [0.5]), candidateOf("bank", [9])];
    expect(addValues(findings, candidates)).toEqual(candidates);
  });
});
