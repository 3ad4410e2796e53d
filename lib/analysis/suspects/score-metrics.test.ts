import { describe, expect, it } from "vitest";
import type { MetricShift } from "./metric-shifts";
import { scoreMetrics } from "./score-metrics";
import { WEIGHTS } from "./weights";

function shift(spec: Partial<MetricShift> = {}): MetricShift {
  return {
    name: "process.cpu.utilization",
    unit: "1",
    side: "internal",
    service: "payments",
    pod: null,
    host: null,
    before: 0.2,
    during: 0.9,
    duringUnixNano: 1_763_690_630_000_000_000n,
    z: 31.4,
    nats: 6,
    sharedBy: [],
    ...spec,
  };
}

const natsOf = (...shifts: MetricShift[]) => scoreMetrics(shifts, true)[0]?.nats ?? 0;

describe("evidence of metrics", () => {
  it("says what moved from where to where, and how unusual that is", () => {
    expect(scoreMetrics([shift({ pod: "payments-7d" })], true)).toEqual([
      {
        group: "metrics",
        nats: expect.closeTo((WEIGHTS.metricCap * 6) / (6 + WEIGHTS.metricCap)),
        statement: "process.cpu.utilization of payments-7d 0.2 → 0.9, 31 times its usual spread",
        anchors: ["metric:process.cpu.utilization@1763690630000000000"],
      },
    ]);
  });

  it("counts the most surprising, and names the next where it is of weight too", () => {
    const memory = shift({ name: "process.memory.usage", unit: "By", nats: 4 });
    const disk = shift({ name: "disk.io", nats: 1 });
    const [found] = scoreMetrics([disk, memory, shift()], true);
    expect(found?.nats).toBe(natsOf(shift()));
    expect(found?.anchors).toHaveLength(2);
    expect(found?.statement).toContain("process.memory.usage");
    expect(found?.statement).not.toContain("disk.io");
  });

  it("weighs metrics of traffic next to nothing: traces say that better", () => {
    expect(natsOf(shift({ side: "external" }))).toBeLessThan(natsOf(shift()) / 10);
  });

  it("weighs what several share by their number", () => {
    expect(natsOf(shift({ sharedBy: ["a", "b", "c"] }))).toBe(natsOf(shift({ nats: 2 })));
  });

  it("weighs less where no trace of the window passes", () => {
    const off = scoreMetrics([shift()], false)[0]?.nats ?? 0;
    expect(off).toBeGreaterThan(0);
    expect(off).toBeLessThan(natsOf(shift()));
  });

  it("is bounded, and grows with the surprise all the same", () => {
    expect(natsOf(shift({ nats: 1e9 }))).toBeLessThanOrEqual(WEIGHTS.metricCap);
    expect(natsOf(shift({ nats: 50 }))).toBeGreaterThan(natsOf(shift({ nats: 40 })));
  });

  it("is none where nothing surprises", () => {
    expect(scoreMetrics([], true)).toEqual([]);
    expect(scoreMetrics([shift({ nats: 0 })], true)).toEqual([]);
  });
});
