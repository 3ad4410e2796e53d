import { describe, expect, it } from "vitest";
import { readingSeconds } from "./reading-seconds";

describe("how long a notice is shown", () => {
  it("is a moment for two words, and longer for a reason", () => {
    expect(readingSeconds("Link copied")).toBe(2.4);
    expect(readingSeconds("x".repeat(100))).toBeCloseTo(7);
  });

  it("has an end however long it is", () => {
    expect(readingSeconds("x".repeat(10_000))).toBe(12);
  });
});
