import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { discover, simesP, toQValues } from "./false-discovery";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

describe("q-values", () => {
  it("are those of the published example (Benjamini and Hochberg 1995)", () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324];
    const rest = [0.4262, 0.5719, 0.6528, 0.759, 1.0];
    const q = toQValues([...p, ...rest]);
    expect(q.filter((value) => value <= 0.05)).toHaveLength(4);
  });

  it("choose exactly what the step-up procedure chooses, at every level", () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (p, level) => {
        const sorted = p.toSorted((a, b) => a - b);
        const stepUp = (at: number) =>
          sorted.findLastIndex((value, i) => value <= ((i + 1) * at) / p.length) + 1;
        const found = toQValues(p).filter((q) => q <= level).length;
        expect(found).toBeGreaterThanOrEqual(stepUp(level - 1e-9));
        expect(found).toBeLessThanOrEqual(stepUp(level + 1e-9));
        for (const q of toQValues(p)) expect(q).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("never fall below their p-value and keep its order", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const q = toQValues(p);
        p.forEach((value, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(value - 1e-12);
          p.forEach((other, j) => {
            if (value < other) expect(q[i]).toBeLessThanOrEqual((q[j] ?? 0) + 1e-12);
          });
        });
      }),
    );
  });
});

describe("two stages", () => {
  const family = (...p: number[]) => ({ tests: p.map((value) => ({ item: value, p: value })) });

  it("do not let a family of a thousand drown a family of two", () => {
    const random = seededRandom(5);
    const noise = family(...Array.from({ length: 1_000 }, () => random.next()));
    expect(discover([noise, family(0.001, 0.8)], 0.05).map(({ item }) => item)).toContain(0.001);
  });

  it("choose within a chosen family, not all of it", () => {
    expect(discover([family(0.0001, 0.9), family(0.5)], 0.05)).toEqual([
      { item: 0.0001, p: 0.0001, q: 0.0004 },
    ]);
  });

  it("find nothing where there is nothing, in 95 of 100 cases at least", () => {
    const random = seededRandom(11);
    const falseAlarms = Array.from({ length: 200 }, () => {
      const families = Array.from({ length: 20 }, () =>
        family(...Array.from({ length: 5 }, () => random.next())),
      );
      return discover(families, 0.05).length > 0;
    }).filter(Boolean).length;
    expect(falseAlarms).toBeLessThanOrEqual(20);
  });

  it("take the least corrected p-value for a family", () => {
    expect(simesP([0.01, 0.5])).toBeCloseTo(0.02, 12);
    expect(simesP([])).toBe(1);
  });
});
