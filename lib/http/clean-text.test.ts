import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanJsonValue, cleanText, mayNeedCleaning } from "./clean-text";

describe("cleanText", () => {
  it("replaces what Postgres cannot hold and leaves every other text alone", () => {
    expect(cleanText("a\0b\ud800c")).toBe("a\ufffdb\ufffdc");
    expect(cleanText("zażółć 😀")).toBe("zażółć 😀");
  });
});

describe("cleanJsonValue", () => {
  it("cleans keys and nested strings", () => {
    const text = '{"k\\u0000":["\\ud83d",{"x":"\\u0000"}],"ok":"\\ud83d\\ude00"}';
    expect(mayNeedCleaning(text)).toBe(true);
    expect(JSON.parse(text, cleanJsonValue)).toEqual({
      "k\ufffd": ["\ufffd", { x: "\ufffd" }],
      ok: "😀",
    });
  });

  it("leaves no text that would need cleaning, whatever the document", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const text = JSON.stringify({ "\0": [value, "\0"], "\ud800": "" });
        const parsed = mayNeedCleaning(text) ? JSON.parse(text, cleanJsonValue) : JSON.parse(text);
        expect(JSON.stringify(parsed)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
    );
  });
});
