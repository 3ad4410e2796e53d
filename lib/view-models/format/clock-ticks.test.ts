import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockTicks } from "./clock-ticks";
import { formatClockMinutes } from "./format-time";

const AT = Date.UTC(2026, 10, 21, 16, 56, 30);
const HOUR_MS = 3_600_000;

function clocks(length: number, timeZone: string): string[] {
  return clockTicks(AT, AT + length, timeZone).map((tick) => formatClockMinutes(tick, timeZone));
}

describe("ticks of a time axis", () => {
  it("stand at round minutes of an hour", () => {
    const expected = ["18:00", "18:10", "18:20", "18:30", "18:40", "18:50"];
    expect(clocks(HOUR_MS, "Europe/Berlin")).toEqual(expected);
  });

  it("stand at round hours of the reader's clock, also where it is 45 minutes off", () => {
    expect(clocks(24 * HOUR_MS, "Asia/Kathmandu").slice(0, 3)).toEqual(["00:00", "03:00", "06:00"]);
    expect(clocks(24 * HOUR_MS, "America/New_York").slice(0, 2)).toEqual(["12:00", "15:00"]);
  });

  it("are within the range, evenly apart and few, however long it is", () => {
    const lengths = fc.integer({ min: 10, max: 200 * 24 * HOUR_MS });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), lengths, (fromMs, length) => {
        const ticks = clockTicks(fromMs, fromMs + length, "Asia/Kathmandu");
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks.every((tick) => tick >= fromMs && tick <= fromMs + length)).toBe(true);
        const gaps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("are none of a range without length", () => {
    expect(clockTicks(AT, AT, "UTC")).toEqual([]);
  });
});
