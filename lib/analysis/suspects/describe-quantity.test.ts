import { describe, expect, it } from "vitest";
import { describeNano, describeShare, describeValue } from "./describe-quantity";

describe("quantities in words", () => {
  it.each([
    [9_000_000_000_000, "2.5 h"],
    [1_380_000_000_000, "23 min"],
    [90_000_000_000, "90 s"],
    [1_500_000_000, "1.5 s"],
    [350_123_456, "350 ms"],
    [12_345, "12.3 µs"],
    [999, "999 ns"],
    [0, "0 ns"],
  ])("%d ns is %s", (nano, text) => {
    expect(describeNano(nano)).toBe(text);
  });

  it.each([
    [1, "100 %"],
    [0.03, "3 %"],
    [0.0041, "0.4 %"],
    [0.666, "67 %"],
    [0, "0 %"],
  ])("a share of %d is %s", (share, text) => {
    expect(describeShare(share)).toBe(text);
  });

  it.each([
    [0.123456, "1", "0.123"],
    [25.14, "{request}", "25.1"],
    [123456.7, "By", "123457 By"],
    [0.5, "", "0.5"],
    [-2, "Cel", "-2 Cel"],
  ])("%d in %s is %s", (value, unit, text) => {
    expect(describeValue(value, unit)).toBe(text);
  });
});
