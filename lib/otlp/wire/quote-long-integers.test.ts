import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteLongIntegers } from "./quote-long-integers";

describe("quoteLongIntegers", () => {
  it.each([
    ['{"a":1234567890123456}', '{"a":"1234567890123456"}'],
    ["[-1234567890123456789 , 1]", '["-1234567890123456789" , 1]'],
    ['{"a": "x\\"", "b":1234567890123456}', '{"a": "x\\"", "b":"1234567890123456"}'],
    ['{"a": "x\\\\", "b":1234567890123456}', '{"a": "x\\\\", "b":"1234567890123456"}'],
  ])("quotes integers of 16 digits and more: %s", (json, quoted) => {
    expect(quoteLongIntegers(json)).toBe(quoted);
  });

  it.each([
    '{"a":123456789012345}',
    '{"a":"1234567890123456"}',
    '{"a":", 1234567890123456"}',
    '{"a":"\\", 1234567890123456"}',
    '{"a": 1234567890123456.5}',
    '{"a": 0.1234567890123456789}',
    '{"a": 1e1234567890123456}',
    '{"a": 1234567890123456e2}',
    '{"unended: 1234567890123456',
  ])("leaves everything else as it is: %s", (json) => {
    expect(quoteLongIntegers(json)).toBe(json);
  });

  it("changes nothing but long numbers in any document", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const document = [value, "…, 1234567890123456789"];
        expect(JSON.parse(quoteLongIntegers(JSON.stringify(document)), shortened)).toEqual(
          JSON.parse(JSON.stringify(document), shortened),
        );
      }),
    );
  });
});

/** Long integers as text on either side: one is a number there, the other a string. */
function shortened(_key: string, value: unknown): unknown {
  if (typeof value === "number" && Number.isInteger(value)) return Number(value).toString();
  return typeof value === "string" && /^-?[0-9]{16,}$/.test(value)
    ? Number(value).toString()
    : value;
}
