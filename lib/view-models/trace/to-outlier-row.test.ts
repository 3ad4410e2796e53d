import { expect, test } from "vitest";
import type { AttributeOutlierDto } from "@/lib/domain/contracts/comparison";
import { outlierHref, toOutlierRow } from "./to-outlier-row";

const outlier = (changes: Partial<AttributeOutlierDto> = {}): AttributeOutlierDto => ({
  service: "payments",
  name: "charge",
  kind: "internal",
  key: "shop.mode",
  value: 'strict "x"',
  afterWith: 37,
  afterOf: 40,
  beforeWith: 0,
  beforeOf: 212,
  q: 0.0000002,
  aliases: ["a=1", "b=2", "c=3"],
  examples: ["t"],
  ...changes,
});

test("counts are of the traces that ran the operation, and a tiny q is not spelt out", () => {
  expect(toOutlierRow(outlier())).toMatchObject({
    after: "37 of 40",
    before: "0 of 212",
    significance: "q < 0.001",
    aliases: "a=1, b=2 and 1 more",
  });
});

test("with too few traces nothing is claimed", () => {
  expect(toOutlierRow(outlier({ q: null })).significance).toBe("too few to tell");
});

test("an example is opened with a search for the value, whatever it holds", () => {
  const href = outlierHref(outlier(), "abc");
  expect(new URL(href, "http://x").searchParams.get("find")).toBe('shop.mode="strict x"');
  const flag = outlierHref(outlier({ key: "feature_flag decimal_mode" }), "abc");
  expect(new URL(flag, "http://x").searchParams.get("find")).toBe(
    'feature_flag.key="decimal_mode"',
  );
});
