import { describe, expect, it } from "vitest";
import { describeIndicator } from "./describe-indicator";
import { formatBurnRate, formatPercent, formatWindow } from "./format-share";
import { toBurnChart } from "./to-burn-chart";

describe("numbers of SLOs", () => {
  it.each([
    [0.999, "99.9 %"],
    [0.9995, "99.95 %"],
    [0.99999, "99.999 %"],
    [1, "100 %"],
    [0.5, "50 %"],
    [0.144, "14.4 %"],
    [0.0144, "1.4 %"],
    [-2, "−200 %"],
    [null, "–"],
  ])("%s is %s", (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });

  it("tell burn rates and windows with their unit", () => {
    expect([14.4, 0.05, 250.2, null].map(formatBurnRate)).toEqual(["14.4×", "0.05×", "250×", "–"]);
    expect([300, 3_600, 259_200, 20].map(formatWindow)).toEqual(["5 min", "1 h", "3 d", "20 s"]);
  });
});

describe("an indicator in words", () => {
  const spans = {
    source: "spans" as const,
    service: "shop",
    route: "/checkout",
    spanKind: null,
    attributes: { tenant: ["gold", "silver"] },
  };
  it("names what is counted and what is good", () => {
    expect(describeIndicator({ ...spans, kind: "availability" })).toBe(
      "shop /checkout tenant=gold|silver does not fail",
    );
    expect(describeIndicator({ ...spans, kind: "latency", thresholdMs: 300 })).toBe(
      "shop /checkout tenant=gold|silver answers within 300 ms",
    );
  });
});

describe("the chart of burn rates", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const rule = (factor: number) => ({
    key: `k${factor}`,
    severity: "page" as const,
    longSeconds: 3_600,
    shortSeconds: 300,
    factor,
    thresholdRatio: 0,
    longBurnRate: null,
    shortBurnRate: null,
    isFiring: false,
    firingSince: null,
  });
  const series = {
    from: at(0),
    to: at(3),
    stepSeconds: 60,
    items: [{ startsAt: at(1), total: 10, bad: 1, burnRate: 4 }],
  };

  it("has a point for each step, and none drawn where nothing happened", () => {
    const { points } = toBurnChart(series, []);
    expect(points.map(({ burnRate, total }) => [burnRate, total])).toEqual([
      [null, 0],
      [4, 10],
      [null, 0],
    ]);
  });

  it("shows the thresholds that are near, and leaves room above all it shows", () => {
    const chart = toBurnChart(series, [rule(14.4), rule(100)]);
    expect(chart.thresholds).toEqual([{ factor: 14.4, severity: "page", label: "page 1 h/5 min" }]);
    expect(chart.top).toBeGreaterThan(14.4);
    expect(chart.top).toBe(20);
  });
});
