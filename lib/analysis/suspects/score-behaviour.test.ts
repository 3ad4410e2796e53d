import { describe, expect, it } from "vitest";
import type { IncidentSpec, Occasion } from "@/lib/testing/builders/evidence-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { type Behaviour, scoreBehaviours } from "./score-behaviour";

const THROWN = { throws: ["RangeError", "amount overflows"] as const };

function behavioursOf(draw: IncidentSpec["draw"], window = 60, healthy = 120) {
  const { table, responsibility, learned, symptoms } = findingsOf({ draw, window, healthy });
  const all = scoreBehaviours(table, responsibility, learned, symptoms);
  const of = (service: string): Behaviour | undefined =>
    all.find(
      ({ operation }) =>
        table.operations[operation]?.service === service &&
        table.operations[operation]?.kind === "server",
    );
  return { table, symptoms, of };
}

const failing = (share: number) => (occasion: Occasion) =>
  shopRequest({ payments: occasion.during(share) ? THROWN : {} });

describe("behaviour of an operation", () => {
  it("counts how its own trouble goes with the symptoms", () => {
    const { of, symptoms } = behavioursOf(failing(0.7));
    const found = of("payments");
    expect(found?.spectrum).toEqual({
      ef: symptoms.count,
      nf: 0,
      ep: 0,
      np: 180 - symptoms.count,
      ochiai: 1,
    });
    expect(found?.coverage).toBeGreaterThan(0.95);
    expect(found?.feature.text).toBe("RangeError");
  });

  it("has next to nothing of what only passes failures on", () => {
    const { of } = behavioursOf(failing(0.7));
    const score = (found: Behaviour | undefined) =>
      found === undefined ? 0 : found.coverageNats + found.contrastNats;
    expect(score(of("payments"))).toBeGreaterThan(6);
    expect(score(of("checkout"))).toBeLessThan(1);
    expect(score(of("gateway"))).toBeLessThan(1);
  });

  it("covers less of the symptoms when it explains fewer of them", () => {
    const both = behavioursOf(({ during, index }) =>
      index % 3 === 0
        ? shopRequest({ payments: during(1) ? THROWN : {} })
        : shopRequest({ stock: during(1) ? THROWN : {} }),
    );
    expect(both.of("payments")?.coverage).toBeCloseTo(1 / 3, 1);
    expect(both.of("stock")?.coverage).toBeCloseTo(2 / 3, 1);
    expect(both.of("stock")?.coverageNats).toBeGreaterThan(both.of("payments")?.coverageNats ?? 9);
  });

  it("is contrasted with its own past, so that few traces cannot say much", () => {
    const many = behavioursOf(failing(1), 60, 120).of("payments");
    const few = behavioursOf(failing(1), 2, 120).of("payments");
    const unknown = behavioursOf(failing(1), 60, 3).of("payments");
    expect(few?.contrastNats).toBeLessThan(many?.contrastNats ?? 0);
    expect(unknown?.contrastNats).toBeLessThan(many?.contrastNats ?? 0);
    expect(few?.contrastNats).toBeGreaterThan(0);
  });

  it("is held against what the window's other traces show as well", () => {
    const { of } = behavioursOf(({ during, isWindow }) =>
      shopRequest({
        payments: during(0.5) ? THROWN : {},
        // In every trace of the window, whether it fails or not.
        stock: { tolerates: true, logs: isWindow ? [{ body: "level is low" }] : [] },
      }),
    );
    expect(of("stock")?.coverage ?? 0).toBeLessThan(0.5);
    expect(of("payments")?.coverage).toBeGreaterThan(0.9);
  });

  it("is shown by a failure for as much of it as stays on this side", () => {
    const silent = behavioursOf(({ during }) =>
      shopRequest({ bank: { unseen: true, call: during(0.7) ? { error: "ECONNRESET" } : {} } }),
    );
    const { table, responsibility, learned, symptoms } = findingsOf({
      draw: ({ during }) =>
        shopRequest({ bank: { unseen: true, call: during(0.7) ? { error: "ECONNRESET" } : {} } }),
    });
    const calls = scoreBehaviours(table, responsibility, learned, symptoms).filter(
      ({ operation }) => table.operations[operation]?.target === "bank",
    );
    expect(silent.symptoms.kind).toBe("failing");
    expect(calls[0]?.featureNats).toBeLessThan(1);
    expect(behavioursOf(failing(0.7)).of("payments")?.featureNats).toBeGreaterThan(2);
  });

  it("names the rows of symptomatic traces that show it, one for each trace", () => {
    const { table, symptoms, of } = behavioursOf(failing(0.5));
    const rows = of("payments")?.rows ?? [];
    const traces = rows.map((row) => table.traceOf[row] ?? -1);
    expect(new Set(traces).size).toBe(rows.length);
    expect(traces.every((trace) => symptoms.isSymptomatic[trace] === 1)).toBe(true);
  });
});
