import { describe, expect, it } from "vitest";
import { CaseLabel } from "./case-label";
import { type RankedName, ranksOfCauses, ranksOfOperations } from "./named-ranking";

const label = (fields: object) => CaseLabel.parse({ root_service: "payments", ...fields });

function ranking(...entries: readonly [service: string, score: number, name?: string][]) {
  return entries.map(
    ([service, score, name = service]): RankedName => ({ kind: "operation", service, name, score }),
  );
}

describe("the rank of a cause", () => {
  it("is its position, from 1", () => {
    expect(ranksOfCauses(ranking(["cart", 3], ["payments", 2], ["bank", 1]), label({}))).toEqual([
      2,
    ]);
  });

  it("is the middle of those that tie with it", () => {
    const tied = ranking(["a", 5], ["payments", 1], ["b", 1], ["c", 1]);
    expect(ranksOfCauses(tied, label({}))).toEqual([3]);
    expect(ranksOfCauses(ranking(["payments", 1], ["b", 1]), label({}))).toEqual([1.5]);
  });

  it("is none where the cause is not in the list", () => {
    expect(ranksOfCauses(ranking(["cart", 3]), label({}))).toEqual([]);
  });

  it("is told by an accepted name too, whatever its case and port", () => {
    const accepting = label({ root_service: null, accept: ["Bank.example:443", "deploy-7"] });
    expect(ranksOfCauses(ranking(["cart", 3], ["bank.example:8443", 2]), accepting)).toEqual([2]);
    expect(ranksOfCauses(ranking(["cart", 3], ["flags", 2, "deploy-7"]), accepting)).toEqual([2]);
  });

  it("is told for each of several causes, once each", () => {
    const two = label({ root_services: ["payments", "cart"] });
    const list = ranking(["cart", 9], ["bank", 8], ["payments", 7], ["cart", 6]);
    expect(ranksOfCauses(list, two)).toEqual([1, 3]);
  });
});

describe("the rank of an operation", () => {
  it("needs the service and the operation to be right", () => {
    const labelled = label({ root_operations: ["POST /charges"] });
    const list = ranking(
      ["cart", 9, "POST /charges"],
      ["payments", 8, "GET /health"],
      ["payments", 7, "post /charges"],
    );
    expect(ranksOfOperations(list, labelled)).toEqual([3]);
  });
});
