import { describe, expect, it } from "vitest";
import {
  formatClock,
  formatClockMinutes,
  formatDateTime,
  formatDateTimeWithOffset,
  formatInstant,
  formatRelativeTime,
  formatUtcOffset,
  toUnixMs,
} from "./format-time";

const WINTER = Date.UTC(2026, 10, 21, 1, 14, 7);
const SUMMER = Date.UTC(2026, 6, 1, 0, 0, 0);
const NANO = BigInt(WINTER) * 1_000_000n + 204_318_009n;

describe("absolute times", () => {
  it("shows the zone's wall clock and its offset at that instant", () => {
    expect(formatDateTime(WINTER, "UTC")).toBe("2026-11-21 01:14:07");
    expect(formatDateTimeWithOffset(WINTER, "Europe/Berlin")).toBe("2026-11-21 02:14:07 UTC+01:00");
    expect(formatUtcOffset(SUMMER, "Europe/Berlin")).toBe("UTC+02:00");
    expect(formatUtcOffset(WINTER, "Asia/Kathmandu")).toBe("UTC+05:45");
    expect(formatUtcOffset(WINTER, "UTC")).toBe("UTC");
  });

  it("writes midnight as 00, never 24", () => {
    expect(formatClockMinutes(SUMMER, "UTC")).toBe("00:00");
  });

  it("keeps nanoseconds and cuts instead of rounding", () => {
    expect(formatClock(NANO, "UTC")).toBe("01:14:07.204");
    expect(formatClock(NANO, "UTC", 9)).toBe("01:14:07.204318009");
    expect(formatClock(1_999_999_999n, "UTC")).toBe("00:00:01.999");
    expect(formatInstant(NANO, "Europe/Berlin")).toBe("2026-11-21 02:14:07.204318009 UTC+01:00");
  });

  it("reads instants before the epoch with a positive fraction", () => {
    expect(toUnixMs(-1n)).toBe(-1);
    expect(formatClock(-1n, "UTC", 9)).toBe("23:59:59.999999999");
  });

  it("shows a dash for an instant no calendar holds", () => {
    expect(formatDateTime(Number.NaN, "UTC")).toBe("–");
    expect(formatInstant(10n ** 24n, "UTC")).toBe("–");
  });
});

describe("formatRelativeTime", () => {
  const now = WINTER;
  it.each([
    [0, "just now"],
    [42_000, "42 s ago"],
    [12 * 60_000 + 59_000, "12 min ago"],
    [3 * 3_600_000, "3 h ago"],
    [5 * 86_400_000, "5 d ago"],
    [-120_000, "in 2 min"],
  ])("%d ms before now is %s", (ms, text) => {
    expect(formatRelativeTime(now - ms, now)).toBe(text);
  });
});
