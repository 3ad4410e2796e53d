import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSentence } from "./to-sentence";

describe("toSentence", () => {
  it("begins with a capital and ends with a stop", () => {
    expect(toSentence("the database cannot be reached")).toBe("The database cannot be reached.");
    expect(toSentence("Faultline did not answer.")).toBe("Faultline did not answer.");
    expect(toSentence("  ")).toBe("");
  });

  it("changes nothing more when it is asked twice, and loses nothing that was said", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = toSentence(text);
        expect(toSentence(once)).toBe(once);
        expect(once.toLowerCase()).toContain(text.trim().toLowerCase());
      }),
    );
  });
});
