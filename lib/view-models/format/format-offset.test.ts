import { expect, test } from "vitest";
import { formatOffset } from "./format-offset";

test.each([
  [0, "+0.000 ms"],
  [776_817_000, "+776.817 ms"],
  [12_345_678_900, "+12,345.679 ms"],
  [-1_500_000, "−1.500 ms"],
])("%d ns are written %s", (nano, text) => {
  expect(formatOffset(nano)).toBe(text);
});
