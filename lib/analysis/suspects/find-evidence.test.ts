import { describe, expect, it } from "vitest";
import type { EvidenceGroup } from "@/lib/domain/suspect";
import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { findEvidence } from "./find-evidence";

const SET = evidenceOf({
  draw: ({ isWindow, index }) =>
    shopRequest({
      payments: {
        works: isWindow ? 400 : 20,
        logs: isWindow ? [{ body: "took the default" }] : [],
        ...(isWindow && index >= 10 ? { throws: ["RangeError", "overflow"] as const } : {}),
      },
    }),
  metrics: [gaugeOf("process.cpu.utilization", "payments", { before: 0.1, during: 0.9 })],
});

function found(...without: EvidenceGroup[]) {
  const { learned, timings, metrics, symptoms, onPath, troubleUnixNano } = findEvidence(
    SET,
    new Set(without),
  );
  const kinds = new Set(learned.map(({ kind }) => kind));
  return { kinds, timings, metrics, symptoms, onPath, troubleUnixNano };
}

describe("evidence", () => {
  it("is found of every sort", () => {
    const { kinds, timings, metrics, symptoms } = found();
    expect([...kinds].sort()).toEqual(["failure", "log"]);
    expect(timings.length).toBeGreaterThan(0);
    expect(metrics).toHaveLength(1);
    expect(symptoms.kind).toBe("failing");
  });

  it("of a sort that is left out is not there", () => {
    expect(found("failures").kinds).not.toContain("failure");
    expect(found("logs").kinds).not.toContain("log");
    expect(found("timing").timings).toEqual([]);
    expect(found("metrics").metrics).toEqual([]);
  });

  it("knows the services that the window passes", () => {
    const { onPath } = found();
    expect(onPath).toContain("payments");
    expect(onPath).not.toContain("cache");
  });

  it("dates the trouble by the first trace that shows it", () => {
    const { troubleUnixNano, symptoms } = found();
    const first = symptoms.isSymptomatic.indexOf(1);
    expect(troubleUnixNano).toBe(SET.window[first]?.startUnixNano);
  });

  it("is nothing of nothing", () => {
    const nothing = {
      window: [],
      healthy: [],
      windowLogs: [],
      healthyLogs: [],
      metrics: [],
      changes: [],
    };
    const { learned, timings, metrics, symptoms } = findEvidence(nothing, new Set());
    expect([learned, timings, metrics, symptoms.kind]).toEqual([[], [], [], "none"]);
  });
});
