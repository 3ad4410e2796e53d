import fc from "fast-check";
import { expect, it } from "vitest";
import { joinTexts } from "./join-texts";
import { TextList } from "./text-list";

it("gives back the texts that were joined, whatever is in them", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 8 }), (texts) => {
      expect(TextList.parse(joinTexts(texts))).toEqual(texts);
    }),
  );
  const awkward = [",", "\\", "\\,", "a\\", ",b", "a,b\\"];
  expect(TextList.parse(joinTexts(awkward))).toEqual(awkward);
});

it("reads a plain text as itself, and nothing between commas as nothing", () => {
  expect(TextList.parse("cart")).toEqual(["cart"]);
  expect(TextList.parse("cart,,payments,")).toEqual(["cart", "payments"]);
  expect(TextList.parse("")).toEqual([]);
});
