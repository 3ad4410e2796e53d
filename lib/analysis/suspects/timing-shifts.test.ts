import { describe, expect, it } from "vitest";
import type { IncidentSpec } from "@/lib/testing/builders/evidence-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { findTimingShifts, type TimingKind, type TimingShift } from "./timing-shifts";

function shiftsOf(draw: IncidentSpec["draw"], window = 60, healthy = 120) {
  const { table } = findingsOf({ draw, window, healthy });
  const shifts = findTimingShifts(table, new Uint8Array(table.spans.length));
  const of = (kind: TimingKind, service: string): TimingShift | undefined =>
    shifts
      .filter((shift) => shift.kind === kind)
      .find(({ operation, callee }) => {
        const from = table.operations[operation];
        const by = kind === "call" ? from?.target : table.operations[callee]?.service;
        return (kind === "self" || kind === "count" ? from?.service : by) === service;
      });
  return { table, shifts, of };
}

describe("timing shifts", () => {
  it("find self time that grew, with what it was and what it is", () => {
    const { of } = shiftsOf(({ isWindow }) =>
      shopRequest({ payments: { works: isWindow ? 80 : 10 } }),
    );
    const shift = of("self", "payments");
    expect(shift?.nats).toBeGreaterThan(10);
    expect((shift?.healthyNano ?? 0) / 1e6).toBeCloseTo(10.2, 0);
    expect((shift?.windowNano ?? 0) / 1e6).toBeCloseTo(80, -1);
    expect(shift?.excessByTrace.size).toBe(60);
    expect(of("self", "checkout")?.nats ?? 0).toBeLessThan(1);
  });

  it("find the way between two services", () => {
    const { of } = shiftsOf(({ isWindow }) =>
      shopRequest({ payments: { call: { network: isWindow ? 60 : 2 } } }),
    );
    expect(of("gap", "payments")?.nats).toBeGreaterThan(10);
    expect(of("self", "payments")?.nats ?? 0).toBeLessThan(2);
  });

  it("find a call that nobody answers", () => {
    const { of } = shiftsOf(({ isWindow }) => shopRequest({ cache: { works: isWindow ? 90 : 3 } }));
    expect(of("call", "cache")?.nats).toBeGreaterThan(10);
  });

  it("find more calls at the same pace", () => {
    const { table, of } = shiftsOf(({ isWindow }) => {
      const query = shopRequest().calls?.[0]?.calls?.[0]?.calls?.[0];
      const calls =
        query === undefined ? [] : Array.from({ length: isWindow ? 12 : 1 }, () => query);
      return shopRequest({ cart: { calls } });
    });
    const shift = of("count", "cart");
    expect(shift?.nats).toBeGreaterThan(10);
    expect(table.operations[shift?.operation ?? -1]).toMatchObject({
      service: "cart",
      kind: "server",
    });
    expect((shift?.windowNano ?? 0) / (shift?.healthyNano ?? 1)).toBeCloseTo(12);
  });

  it("take noise that moves everything for noise", () => {
    const { shifts } = shiftsOf(({ isWindow }) => {
      const slower = { works: isWindow ? 5.6 : 5 };
      return shopRequest({
        gateway: slower,
        checkout: slower,
        cart: slower,
        payments: slower,
        bank: slower,
        stock: slower,
      });
    });
    const self = shifts.filter(({ kind }) => kind === "self");
    const most = Math.max(...self.map(({ z }) => z));
    // Each of them alone would stand out by the rank sum: two samples hardly overlap.
    expect(most).toBeLessThan(8);
  });

  it("find what is many times as slow, though half of all is", () => {
    const { shifts } = shiftsOf(({ isWindow }) => {
      const others = ["ads", "docs", "feed", "geo", "help"].map((service) => ({
        service,
        name: `GET /${service}`,
      }));
      const slow = { works: isWindow ? 90 : 8 };
      const shop = shopRequest({
        checkout: slow,
        cart: slow,
        payments: slow,
        bank: slow,
        stock: slow,
      });
      return { ...shop, calls: [...others, ...(shop.calls ?? [])] };
    });
    const moved = shifts.filter(({ kind, nats }) => kind === "self" && nats > 10);
    expect(moved).toHaveLength(5);
  });

  it("are nothing for what became faster", () => {
    const { of } = shiftsOf(({ isWindow }) => shopRequest({ bank: { works: isWindow ? 5 : 50 } }));
    expect(of("self", "bank")?.nats).toBe(0);
    expect(of("self", "bank")?.excessByTrace.size).toBe(0);
  });

  it("say nothing of what was seen less than three times on a side", () => {
    const draw: IncidentSpec["draw"] = ({ isWindow }) =>
      shopRequest({ bank: { works: isWindow ? 500 : 5 } });
    expect(shiftsOf(draw, 2, 100).shifts).toEqual([]);
    expect(shiftsOf(draw, 100, 2).shifts).toEqual([]);
  });

  it("name the longest executions", () => {
    const { table, of } = shiftsOf(({ isWindow, index }) =>
      shopRequest({ bank: { works: isWindow ? 100 + index : 5 } }),
    );
    const rows = of("self", "bank")?.rows ?? [];
    expect(rows).toHaveLength(3);
    const durations = rows.map((row) => table.durationNano[row] ?? 0);
    expect(durations).toEqual([...durations].sort((a, b) => b - a));
    expect(durations[0]).toBeGreaterThan(140e6);
  });
});
