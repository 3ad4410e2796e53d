import { expect, it } from "vitest";
import { parseDurationMs } from "./parse-duration";

it.each([
  ["350", 350],
  ["350ms", 350],
  ["1.2 s", 1200],
  ["2 min", 120_000],
  ["18µs", 0.018],
  [" 1 H ", 3_600_000],
])("reads %j as %d ms", (text, ms) => {
  expect(parseDurationMs(text)).toBeCloseTo(ms, 9);
});

it.each(["", "fast", "-3 ms", "1.2.3 s", "4 parsecs", "toString"])("refuses %j", (text) => {
  expect(parseDurationMs(text)).toBeNull();
});
