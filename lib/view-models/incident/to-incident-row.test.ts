import { describe, expect, it } from "vitest";
import type { IncidentListItemDto } from "@/lib/domain/contracts/incident";
import { NOBODY_YET } from "@/lib/domain/incident";
import { toIncidentRow } from "./to-incident-row";

const INCIDENT: IncidentListItemDto = {
  id: "INC-42",
  title: "Checkout availability burns its budget 14.4×",
  summary: "",
  severity: "sev2",
  status: "triggered",
  source: "alertmanager",
  alertName: "CheckoutAvailabilityBurn",
  slo: "checkout-availability",
  service: "checkout",
  route: "POST /checkout",
  services: ["cart", "checkout", "payments"],
  openedAt: "2026-11-21T01:14:00.000Z",
  ...NOBODY_YET,
  updatedAt: "2026-11-21T01:14:00.000Z",
  reopenCount: 0,
  firingAlertCount: 1,
  alertCount: 1,
  truncatedAlertCount: 0,
  evidence: {
    status: "ok",
    reasons: [],
    collectedAt: "2026-11-21T01:14:05.000Z",
    windowStart: null,
    windowEnd: null,
    baselineStart: null,
    baselineEnd: null,
    counts: { named: 1, exemplar: 2, failing: 30, slow: 4, healthy: 212 },
  },
  leadTraceId: null,
  topSuspect: {
    status: "ranked",
    confidence: { word: "high", reason: "4 kinds of evidence agree" },
    suspect: {
      kind: "operation",
      service: "payments",
      operation: "Charge",
      edge: null,
      probability: 0.86,
    },
  },
};

function withEvidence(evidence: Partial<IncidentListItemDto["evidence"]>): IncidentListItemDto {
  return { ...INCIDENT, evidence: { ...INCIDENT.evidence, ...evidence } };
}

describe("toIncidentRow", () => {
  it("puts the service that the alert is about before those it touches", () => {
    expect(toIncidentRow(INCIDENT).services).toEqual(["checkout", "cart", "payments"]);
  });

  it("names the alert where there is no SLO", () => {
    expect(toIncidentRow(INCIDENT)).toMatchObject({ signalKind: "SLO" });
    expect(toIncidentRow({ ...INCIDENT, slo: null })).toMatchObject({
      signal: "CheckoutAvailabilityBurn",
      signalKind: "alert",
    });
  });

  it("names the first suspect with its confidence, and what is known of it in full", () => {
    expect(toIncidentRow(INCIDENT).topSuspect).toEqual({
      kind: "named",
      service: "payments",
      edge: null,
      operation: "Charge",
      confidence: "high",
      note: "payments Charge: likely .86, high confidence (4 kinds of evidence agree)",
    });
  });

  it("names both ends where the way between them is suspected", () => {
    const edge = { caller: "checkout", callee: "payments" };
    const suspect = { kind: "edge", service: "payments", operation: "", probability: 0.9 } as const;
    const confidence = { word: "medium", reason: "only one kind of evidence" } as const;
    const topSuspect = { status: "ranked", confidence, suspect: { ...suspect, edge } } as const;
    expect(toIncidentRow({ ...INCIDENT, topSuspect }).topSuspect).toMatchObject({
      edge,
      note: expect.stringMatching(/^checkout → payments connection: likely/),
    });
  });

  it("names nobody where the ranker abstained, nothing was ranked, or there is no evidence", () => {
    const confidence = { word: "none", reason: "the window looks healthy" } as const;
    const topSuspect = { status: "abstained", confidence, suspect: null } as const;
    const wordOf = (incident: IncidentListItemDto) => {
      const top = toIncidentRow(incident).topSuspect;
      return top.kind === "word" ? top.word : top.service;
    };
    expect(wordOf({ ...INCIDENT, topSuspect })).toBe("cannot tell");
    expect(wordOf({ ...INCIDENT, topSuspect: null })).toBe("not ranked yet");
    expect(wordOf({ ...withEvidence({ status: "failed" }), topSuspect: null })).toBe("no evidence");
  });

  it("counts every trace kept because it failed or was slow against the healthy ones", () => {
    expect(toIncidentRow(INCIDENT).kept).toMatchObject({ failing: 37, healthy: 212, word: null });
  });

  it("never shows counts of zero for evidence still being collected or not to be had", () => {
    expect(toIncidentRow(withEvidence({ status: "pending" })).kept.word).toBe("collecting");
    const failed = toIncidentRow(withEvidence({ status: "failed", reasons: ["timed out"] })).kept;
    expect(failed.word).toBe("failed");
    expect(failed.note).toContain("timed out");
  });

  it("keeps counts that are incomplete, and says so", () => {
    expect(toIncidentRow(withEvidence({ status: "degraded" })).kept).toMatchObject({
      failing: 37,
      degraded: true,
    });
  });

  it("is active until it is resolved", () => {
    expect(toIncidentRow({ ...INCIDENT, status: "mitigated" }).active).toBe(true);
    const resolvedAt = "2026-11-21T01:30:00.000Z";
    const row = toIncidentRow({ ...INCIDENT, status: "resolved", resolvedAt });
    expect(row).toMatchObject({ active: false, resolvedAtMs: Date.parse(resolvedAt) });
  });
});
