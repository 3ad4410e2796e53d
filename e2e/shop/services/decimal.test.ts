import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecimalOverflowError, formatDecimal, multiply, parseDecimal, toScale } from "./decimal";

const decimal = fc
  .record({
    units: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    scale: fc.integer({ min: 0, max: 12 }),
  })
  .map(formatDecimal);

describe("decimal arithmetic", () => {
  it("gives back what it parsed", () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(formatDecimal(parseDecimal(text))).toBe(text);
      }),
    );
  });

  it("rounds half up where strict refuses", () => {
    const exact = multiply(parseDecimal("19.99"), parseDecimal("0.000391847263519047"));
    expect(exact.scale).toBe(20);
    expect(formatDecimal(toScale(exact, 18, "lenient"))).toBe("0.007833026797745750");
    expect(() => toScale(exact, 18, "strict")).toThrow(DecimalOverflowError);
  });

  it("strict takes an amount whose further digits are all zero", () => {
    const exact = multiply(parseDecimal("20.00"), parseDecimal("0.000391847263519047"));
    expect(formatDecimal(toScale(exact, 18, "strict"))).toBe("0.007836945270380940");
  });
});
