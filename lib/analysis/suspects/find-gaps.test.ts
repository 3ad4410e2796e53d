import { describe, expect, it } from "vitest";
import { changeOf, evidenceOf, type Occasion } from "@/lib/testing/builders/evidence-of";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { EvidenceSet } from "./evidence-set";
import { findEvidence } from "./find-evidence";
import { findGaps } from "./find-gaps";

const gapsOf = (set: EvidenceSet, isSampled = false) =>
  findGaps(set, findEvidence(set, new Set()), isSampled);

function completeWith(parts: Parameters<typeof shopRequest>[0] = {}, healthy = 30): EvidenceSet {
  const draw = ({ isWindow }: Occasion): Hop =>
    shopRequest({
      payments: { logs: [{ body: "charged" }], ...(isWindow ? { error: "500" } : {}) },
      ...parts,
    });
  return evidenceOf({
    window: 20,
    healthy,
    draw,
    metrics: [gaugeOf("process.cpu.utilization", "payments", { before: 1 })],
    changes: [changeOf("payments")],
  });
}

describe("gaps", () => {
  it("are none where everything is there", () => {
    expect(gapsOf(completeWith())).toEqual({ isDegraded: false, reasons: [], answeredShare: 1 });
  });

  it("are signals that nobody sent, each said on its own", () => {
    const set = { ...completeWith(), windowLogs: [], metrics: [], changes: [] };
    expect(gapsOf(set).reasons).toEqual([
      "no logs of the window",
      "no metrics",
      "no changes were reported",
    ]);
    expect(gapsOf(set).isDegraded).toBe(false);
  });

  it("are too few healthy traces to compare with, or none: the order may be wrong", () => {
    const few = gapsOf(completeWith({}, 3));
    expect(few.isDegraded).toBe(true);
    expect(few.reasons).toContain("only 3 healthy traces to compare with");
    const none = gapsOf(completeWith({}, 0));
    expect(none.isDegraded).toBe(true);
    expect(none.reasons.join()).toMatch(/no healthy traces to compare with/);
  });

  it("are services that send no spans", () => {
    const dark = gapsOf(
      completeWith({ cart: { unseen: true }, stock: { unseen: true }, bank: { unseen: true } }),
    );
    expect(dark.answeredShare).toBeCloseTo(2 / 5);
    expect(dark.isDegraded).toBe(true);
    expect(dark.reasons.join()).toMatch(/only 40 % of the calls/);
  });

  it("are no databases: they never send any", () => {
    expect(gapsOf(completeWith({ cart: {}, stock: {} })).answeredShare).toBe(1);
  });

  it("are failures that nobody reports", () => {
    const quiet = evidenceOf({ window: 20, healthy: 30, draw: () => shopRequest() });
    expect(gapsOf(quiet).reasons).toContain(
      "no request says that it failed: told by slowness and by what is unusual",
    );
  });

  it("are healthy traces that were chosen because they failed", () => {
    const set = { ...completeWith(), healthy: [] };
    const { reasons, isDegraded } = gapsOf(set, true);
    expect(isDegraded).toBe(true);
    expect(reasons.join()).toMatch(/as if only failures were kept/);
    expect(reasons.join()).not.toMatch(/no healthy traces/);
  });
});
