import { expect, it } from "vitest";
import { serviceChoices } from "./service-choices";

const ROWS = [{ services: ["payments", "cart"] }, { services: ["cart"] }];

it("offers each service once, by name, with how many incidents touch it", () => {
  expect(serviceChoices(ROWS, "").map(({ value, note }) => [value, note])).toEqual([
    ["cart", "2"],
    ["payments", "1"],
  ]);
});

it("keeps the chosen service when no listed incident has it", () => {
  expect(serviceChoices([], "bank").map(({ value }) => value)).toEqual(["bank"]);
});
