import { describe, expect, it } from "vitest";
import { anchorText, confidenceText, formatBytes, sinceText, valueText } from "./analysis-text";

describe("the words of an analysis", () => {
  it("tell a confidence by a word and a figure", () => {
    expect([0.86, 0.5, 0.2].map(confidenceText)).toEqual([
      "likely 0.86",
      "possible 0.50",
      "unlikely 0.20",
    ]);
  });

  it("name what an anchor names", () => {
    expect(
      [
        "span:ca7b86b63b30818d#attr=http.route",
        "log:0123456789",
        "change:deploy-1",
        "metric:queue.length@1795220150407165000",
      ].map(anchorText),
    ).toEqual([
      "span ca7b86b6 · http.route",
      "log 01234567",
      "change deploy-1",
      "metric queue.length",
    ]);
  });

  it("tell when something was, seen from the first failing request", () => {
    const since = (sinceTroubleNano: number | null) => sinceText({ sinceTroubleNano });
    expect([-1_890_000_000, 0, 250_000, null].map(since)).toEqual([
      "1.9 s before the first failing request began",
      "with the first failing request",
      "250 µs after the first failing request began",
      null,
    ]);
    expect(valueText({ value: "3", unit: "hops" })).toBe("3 hops");
  });

  it("tell bytes in kilobytes", () => {
    expect([900, 51_200].map(formatBytes)).toEqual(["900 B", "50.0 KB"]);
  });
});
