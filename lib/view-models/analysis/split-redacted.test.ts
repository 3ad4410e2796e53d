import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitRedacted } from "./split-redacted";

describe("a redacted text in pieces", () => {
  it("tells tokens and marks of secrets apart from text that only looks like them", () => {
    expect(splitRedacted("mail to [email#0123456789] with [jwt], [n], [3] and [value#12]")).toEqual(
      [
        { kind: "text", text: "mail to " },
        { kind: "token", text: "[email#0123456789]" },
        { kind: "text", text: " with " },
        { kind: "removed", text: "[jwt]" },
        { kind: "text", text: ", [n], [3] and [value#12]" },
      ],
    );
  });

  it("loses nothing", () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom("[jwt]", "[removed]", "[uuid#abcdef0123]", "[", "#"),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join("");
        expect(
          splitRedacted(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
