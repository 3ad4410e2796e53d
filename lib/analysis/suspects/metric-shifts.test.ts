import { describe, expect, it } from "vitest";
import type { Metric } from "@/lib/domain/metric";
import { WINDOW_AT_MS } from "@/lib/testing/builders/evidence-of";
import { type GaugeSpec, gaugeOf } from "@/lib/testing/builders/gauge-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { findMetricShifts, type MetricShift } from "./metric-shifts";

const WINDOW = { startUnixNano: atMs(WINDOW_AT_MS), endUnixNano: atMs(WINDOW_AT_MS + 30_000) };
const CPU = "process.cpu.utilization";

/** The same metric of six services, one of which is as told. */
function amongOthers(name: string, spec: GaugeSpec): Metric[] {
  const others = ["a", "bb", "ccc", "dddd", "eeeee"].map((service, i) =>
    gaugeOf(name, service, { before: 0.2 + i * 0.02, seed: i }),
  );
  return [...others, gaugeOf(name, "payments", spec)];
}

function shiftOf(metrics: readonly Metric[], service = "payments"): MetricShift {
  const found = findMetricShifts(metrics, WINDOW).find((shift) => shift.service === service);
  if (found === undefined) throw new Error(`no shift of ${service}`);
  return found;
}

describe("metric shifts", () => {
  it("find what jumps up as the window begins, with its values and when", () => {
    const shift = shiftOf(amongOthers(CPU, { before: 0.2, during: 0.9 }));
    expect(shift.nats).toBeGreaterThan(3);
    expect(shift.z).toBeGreaterThan(0);
    expect(shift.before).toBeCloseTo(0.2, 1);
    expect(shift.during).toBeCloseTo(0.9, 1);
    expect(shift.duringUnixNano).toBeGreaterThan(WINDOW.startUnixNano);
    expect(shift.side).toBe("internal");
  });

  it("find what falls", () => {
    const shift = shiftOf(amongOthers(CPU, { before: 0.2, during: 0.001 }));
    expect(shift.z).toBeLessThan(-4);
    expect(shift.nats).toBeGreaterThan(0);
  });

  it("are not surprised by what stays as it was", () => {
    for (const { nats } of findMetricShifts(amongOthers(CPU, { before: 0.2 }), WINDOW)) {
      expect(nats).toBeLessThan(1);
    }
  });

  it("are not surprised by what jumps everywhere", () => {
    const everywhere = ["a", "b", "c", "d", "e", "f", "g"].map((service, i) =>
      gaugeOf(CPU, service, { before: 0.2, during: 0.5, seed: i }),
    );
    for (const { nats } of findMetricShifts(everywhere, WINDOW)) expect(nats).toBeLessThan(1);
  });

  it("believe no meter that is steadier than a twentieth of its level", () => {
    const shift = shiftOf(amongOthers(CPU, { before: 0.2, during: 0.204, wavers: 0.0001 }));
    expect(Math.abs(shift.z)).toBeLessThan(1);
  });

  it("do not make a mountain of a pod that hardly does anything", () => {
    const shift = shiftOf(amongOthers(CPU, { before: 0.0001, during: 0.001 }));
    expect(shift.nats).toBeLessThan(1);
  });

  it("tell metrics of traffic from those of the inside", () => {
    const sides = ["http.server.request.duration", "k8s.pod.network.io", "jvm.memory.used"].map(
      (name) => shiftOf(amongOthers(name, { before: 1, during: 5 })).side,
    );
    expect(sides).toEqual(["external", "external", "internal"]);
  });

  it("say which services share a series to the digit", () => {
    const node = gaugeOf("node.load", "payments", { before: 1, during: 9 });
    const twin = { ...node, resource: gaugeOf("node.load", "cart", { before: 1 }).resource };
    expect(shiftOf([node, twin]).sharedBy).toEqual(["cart", "payments"]);
    expect(shiftOf(amongOthers(CPU, { before: 0.2 })).sharedBy).toEqual([]);
  });

  it("name the pod and the host", () => {
    const runs = { "k8s.pod.name": "payments-7d", "host.name": "node-3" };
    const shift = shiftOf([gaugeOf(CPU, "payments", { before: 0.2, runs })]);
    expect([shift.pod, shift.host]).toEqual(["payments-7d", "node-3"]);
  });

  it("need points on both sides", () => {
    const early = { startUnixNano: 0n, endUnixNano: atMs(10_000) };
    const late = { startUnixNano: atMs(9e6), endUnixNano: atMs(9.1e6) };
    const metrics = amongOthers(CPU, { before: 0.2, during: 0.9 });
    expect(findMetricShifts(metrics, early)).toEqual([]);
    expect(findMetricShifts(metrics, late)).toEqual([]);
    expect(findMetricShifts([], WINDOW)).toEqual([]);
  });
});
