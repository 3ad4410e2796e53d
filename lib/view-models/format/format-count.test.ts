import { expect, it } from "vitest";
import { formatCount, formatCountOf, formatTimes } from "./format-count";

it("groups thousands", () => {
  expect(formatCount(1234)).toBe("1,234");
  expect(formatCount(12n)).toBe("12");
});

it("marks a repetition", () => {
  expect(formatTimes(12)).toBe("×12");
});

it("uses the singular for exactly one", () => {
  expect(formatCountOf(1, "span")).toBe("1 span");
  expect(formatCountOf(0, "span")).toBe("0 spans");
  expect(formatCountOf(2000, "retry", "retries")).toBe("2,000 retries");
});
