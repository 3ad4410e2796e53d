import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateJsonError } from "./locate-json-error";

describe("locateJsonError", () => {
  it.each([
    ['{"a": 1,}', 1, 9],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ["hello", 1, 1],
    ['{"a": [1, 2', 1, 12],
    ['["x\ny"]', 1, 2],
    ["{}}", 1, 3],
    ["[1 2]", 1, 4],
    ['{"a" 1}', 1, 6],
    ["", 1, 1],
  ])("names line and column of the first error in %j", (text, line, column) => {
    expect(locateJsonError(text)).toMatchObject({ line, column });
  });

  it("finds no error in any document that JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(locateJsonError(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it("agrees with JSON.parse on whether a damaged document is JSON", () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "[", "1", "\\", "tru", "\n"))
      .map(([text, at, insert]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + insert + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(locateJsonError(text) === null).toBe(isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("takes depth and long strings without recursion", () => {
    expect(locateJsonError("[".repeat(200_000))).toMatchObject({ offset: 200_000 });
    expect(locateJsonError(`["${"a\\n".repeat(300_000)}"`)).toMatchObject({ offset: 900_003 });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
