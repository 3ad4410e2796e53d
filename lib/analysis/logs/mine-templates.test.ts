import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { templateMiner } from "./mine-templates";

function mined(texts: readonly string[]): { numbers: number[]; templates: string[] } {
  const miner = templateMiner();
  const numbers = texts.map((text) => miner.learn(text));
  return { numbers, templates: [...new Set(numbers)].map((number) => miner.textOf(number)) };
}

describe("template miner", () => {
  it("takes texts that differ in one word for one statement, and shows the place", () => {
    const { numbers, templates } = mined([
      "payment by visa was refused",
      "payment by amex was refused",
      "payment by cash was refused",
    ]);
    expect(numbers).toEqual([0, 0, 0]);
    expect(templates).toEqual(["payment by <*> was refused"]);
  });

  it("keeps apart what has another number of words", () => {
    expect(mined(["cart is empty", "cart of user is empty"]).numbers).toEqual([0, 1]);
  });

  it("keeps apart what begins with other words", () => {
    expect(mined(["opened the door", "closed the door"]).numbers).toEqual([0, 1]);
  });

  it("does not ask numbers and ids", () => {
    const { numbers, templates } = mined([
      "order 1 for 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
      "order 27 for 9a0c04e0-4f89-41d3-9a0c-0305e82c3302",
    ]);
    expect(numbers).toEqual([0, 0]);
    expect(templates).toEqual(["order <n> for <id>"]);
  });

  it("asks a short text for half of its words", () => {
    expect(mined(["lost connection", "lost patience"]).numbers).toEqual([0, 1]);
    expect(mined(["lost connection soon", "lost connection late"]).numbers).toEqual([0, 0]);
  });

  it("gives a text it has seen the number that it had, whatever was learned since", () => {
    const miner = templateMiner();
    const first = miner.learn("user alice logged in again today");
    miner.learn("user bob logged in again today");
    expect(miner.learn("user alice logged in again today")).toBe(first);
  });

  it("gives the same numbers for the same texts in the same order", () => {
    const random = seededRandom(7);
    const words = ["cart", "order", "is", "was", "empty", "late", "for", "user", "now"] as const;
    const texts = Array.from({ length: 500 }, () =>
      Array.from({ length: random.integer(1, 8) }, () => random.pick(words)).join(" "),
    );
    expect(mined(texts)).toEqual(mined(texts));
  });

  it("comes to an end on text that never repeats", () => {
    const random = seededRandom(3);
    const letters = () => Math.floor(random.next() * 1e12).toString(36);
    const texts = Array.from({ length: 5000 }, () => `${letters()} ${letters()} ${letters()}`);
    expect(mined(texts).numbers).toHaveLength(5000);
  });

  it("takes an empty text and one of a million words", () => {
    const { numbers } = mined(["", "   ", "word ".repeat(1_000_000)]);
    expect(numbers[0]).toBe(numbers[1]);
    expect(numbers).toHaveLength(3);
  });

  it("knows nothing of a number that it did not give", () => {
    expect(templateMiner().textOf(3)).toBe("");
  });
});
