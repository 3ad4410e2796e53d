import { describe, expect, it } from "vitest";
import { anchorText, confidenceText, formatBytes } from "./analysis-text";

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
      ["span:ca7b86b63b30818d#attr=http.route", "log:0123456789", "change:deploy-1"].map(
        anchorText,
      ),
    ).toEqual(["span ca7b86b6 · http.route", "log 01234567", "change deploy-1"]);
  });

  it("tell bytes in kilobytes", () => {
    expect([900, 51_200].map(formatBytes)).toEqual(["900 B", "50.0 KB"]);
  });
});
