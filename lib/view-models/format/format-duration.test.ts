import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, formatElapsed, formatExactDuration } from "./format-duration";

describe("formatDuration", () => {
  it.each([
    [0, "0 ns"],
    [18_000, "18 µs"],
    [1_240, "1.2 µs"],
    [350_000_000, "350 ms"],
    [4_600_000, "4.6 ms"],
    [1_200_000_000, "1.2 s"],
    [2_000_000_000, "2 s"],
    [12_440_000_000, "12.4 s"],
    [125_000_000_000, "2 min 5 s"],
    [120_000_000_000, "2 min"],
    [11_520_000_000_000, "3 h 12 min"],
    [187_200_000_000_000, "2 d 4 h"],
  ])("writes %d ns as %s", (nano, text) => {
    expect(formatDuration(nano)).toBe(text);
    expect(formatDuration(BigInt(nano))).toBe(text);
  });

  it("carries a rounded-up value into the next unit", () => {
    expect(formatDuration(999.6e3)).toBe("1 ms");
    expect(formatDuration(999.6e6)).toBe("1 s");
    expect(formatDuration(59.97e9)).toBe("1 min");
    expect(formatDuration(9.96e6)).toBe("10 ms");
  });

  it("keeps the sign of a negative duration", () => {
    expect(formatDuration(-3_000_000n)).toBe("−3 ms");
  });

  it("never loses its unit, whatever the size", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (nano) =>
        /^[0-9.]+ (ns|µs|ms|s|min|h|d)( [0-9]+ (s|min|h))?$/.test(formatDuration(nano)),
      ),
    );
  });

  it("says nothing rather than NaN for what is no number", () => {
    expect(formatDuration(Number.NaN)).toBe("–");
  });
});

describe("formatElapsed", () => {
  it("floors to whole seconds so that a running clock never jumps ahead", () => {
    expect(formatElapsed(59_999)).toBe("59 s");
    expect(formatElapsed(725_900)).toBe("12 min 5 s");
    expect(formatElapsed(-5)).toBe("0 s");
  });
});

describe("formatExactDuration", () => {
  it("keeps every nanosecond", () => {
    expect(formatExactDuration(212_345_678n)).toBe("212.345678 ms");
    expect(formatExactDuration(5_000_000n)).toBe("5 ms");
    expect(formatExactDuration(-1n)).toBe("−0.000001 ms");
  });
});
