import { expect, it } from "vitest";
import { inGroups } from "./in-groups";

it("keeps the order in which groups and members first stand", () => {
  expect(inGroups(["b1", "a1", "b2"], (item) => item.charAt(0))).toEqual([
    { name: "b", members: ["b1", "b2"] },
    { name: "a", members: ["a1"] },
  ]);
});
