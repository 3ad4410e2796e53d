import { describe, expect, it } from "vitest";
import { parseSort, type Sort, sortNames } from "@/lib/domain/sort";
import { nextSort, sortOf } from "./next-sort";

const COLUMNS = ["name", "rate"] as const;

describe("the head of a column", () => {
  it("sorts one way, then the other, then as usual again", () => {
    expect(pressed("rate", "descending")).toEqual(["-rate", "rate", null]);
    expect(pressed("name", "ascending")).toEqual(["name", "-name", null]);
  });

  it("begins anew when another column was sorted by", () => {
    expect(nextSort<"name" | "rate">("-rate", "name", "ascending")).toBe("name");
    expect(nextSort<"name" | "rate">("rate", "name", "descending")).toBe("-name");
  });

  it("says which way it goes, and only of the column that is sorted by", () => {
    expect(COLUMNS.map((column) => sortOf("-rate", column))).toEqual(["none", "descending"]);
    expect(COLUMNS.map((column) => sortOf("rate", column))).toEqual(["none", "ascending"]);
    expect(COLUMNS.map((column) => sortOf(null, column))).toEqual(["none", "none"]);
  });

  it("has a name in the address for each way, which reads back", () => {
    const names = sortNames<"name" | "rate">(COLUMNS);
    expect(names).toEqual(["name", "-name", "rate", "-rate"]);
    expect(names.map((name) => parseSort(name).descending)).toEqual([false, true, false, true]);
    expect(parseSort<"name" | "rate">("-rate").column).toBe("rate");
  });
});

function pressed(column: "name" | "rate", first: "ascending" | "descending") {
  const seen: (Sort<"name" | "rate"> | null)[] = [];
  let sort: Sort<"name" | "rate"> | null = null;
  for (let press = 0; press < 3; press += 1) {
    sort = nextSort(sort, column, first);
    seen.push(sort);
  }
  return seen;
}
