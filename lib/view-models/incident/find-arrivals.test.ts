import { expect, it } from "vitest";
import { findArrivals } from "./find-arrivals";

it("finds what stands above or between rows that were there", () => {
  const seen = new Set(["INC-1", "INC-2"]);
  expect(findArrivals(seen, ["INC-4", "INC-2", "INC-3", "INC-1"], false)).toEqual([
    "INC-4",
    "INC-3",
  ]);
});

it("takes a row that moved up from the next page for no arrival", () => {
  expect(findArrivals(new Set(["INC-9", "INC-8"]), ["INC-8", "INC-1"], false)).toEqual([]);
});

it("takes a row below all others for an arrival when there is no next page", () => {
  expect(findArrivals(new Set(["INC-9"]), ["INC-9", "INC-10"], true)).toEqual(["INC-10"]);
});

it("finds the first of all in a list that was empty", () => {
  expect(findArrivals(new Set(), ["INC-1"], true)).toEqual(["INC-1"]);
});
