import { describe, expect, it } from "vitest";
import type { Occasion } from "@/lib/testing/builders/evidence-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import { findingsOf } from "@/lib/testing/builders/table-of";
import { usualDurations } from "./find-symptoms";

function symptomsOf(draw: (occasion: Occasion) => Partial<Hop>, window = 60, healthy = 120) {
  const { symptoms, table } = findingsOf({
    window,
    healthy,
    draw: (occasion) => ({
      service: "gateway",
      name: "GET /",
      calls: [{ service: "pricing", name: "price", works: 20 }],
      ...draw(occasion),
    }),
  });
  return { ...symptoms, table };
}

describe("symptoms", () => {
  it("are requests that fail, more of them than before", () => {
    const found = symptomsOf(({ during }) => (during(0.5) ? { error: "500" } : {}));
    expect(found.kind).toBe("failing");
    expect(found.count).toBe(found.failing);
    expect(found.failing).toBeGreaterThan(15);
  });

  it("are no requests that fail as often as ever", () => {
    const found = symptomsOf(({ always }) => (always(0.3) ? { error: "404" } : {}));
    expect(found).toMatchObject({ kind: "none", count: 0 });
  });

  it("are no single failure among many requests: it may be chance", () => {
    const found = symptomsOf(({ isWindow, index }) =>
      isWindow && index < 1 ? { throws: ["PriceError", "no price"] } : {},
    );
    expect(found).toMatchObject({ kind: "none", count: 0 });
  });

  it("are requests that are slow", () => {
    const found = symptomsOf(({ during }) => ({ works: during(0.6) ? 400 : 20 }));
    expect(found.kind).toBe("slow");
    expect(found.slow).toBeGreaterThan(20);
    expect(found.count).toBe(found.slow);
  });

  it("are no requests of a slow route that is asked for more often", () => {
    const found = symptomsOf(({ isWindow, index }) =>
      index % (isWindow ? 2 : 10) === 0 ? { name: "GET /report", works: 900 } : {},
    );
    expect(found.kind).toBe("none");
  });

  it("are traces with something abnormal, where no request says that it failed", () => {
    const found = symptomsOf(({ during }) => ({
      tolerates: true,
      calls: [
        {
          service: "pricing",
          name: "price",
          works: 20,
          ...(during(0.5) ? { throws: ["PriceError", "no price"] as const } : {}),
        },
      ],
    }));
    expect(found.kind).toBe("abnormal");
    expect(found.count).toBeGreaterThan(15);
  });

  it("are all failures where there is no health to compare with", () => {
    const found = symptomsOf(({ during }) => (during(0.5) ? { error: "500" } : {}), 20, 0);
    expect(found.kind).toBe("failing");
  });

  it("are only ever in the window", () => {
    const { isSymptomatic, table } = symptomsOf(({ isWindow }) => (isWindow ? { error: "" } : {}));
    table.traces.forEach(({ isWindow }, t) => {
      expect(isSymptomatic[t]).toBe(isWindow ? 1 : 0);
    });
  });

  it("are none of nothing", () => {
    expect(symptomsOf(() => ({}), 0, 0)).toMatchObject({ kind: "none", count: 0 });
  });
});

describe("usual durations", () => {
  it("are those of healthy traces of the route, and a trace's own where there are none", () => {
    const { table } = symptomsOf(({ isWindow, index }) =>
      isWindow && index === 0
        ? { name: "GET /new", works: 77, calls: [] }
        : { name: "GET /old", works: isWindow ? 500 : 50, calls: [] },
    );
    const usual = usualDurations(table);
    expect(usual(0)).toBe(table.traces[0]?.durationNano);
    expect(usual(1) / 1e6).toBeGreaterThan(45);
    expect(usual(1) / 1e6).toBeLessThan(55);
  });
});
