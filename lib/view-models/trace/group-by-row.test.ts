import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupByRow, itemsOf } from "./group-by-row";

describe("groupByRow", () => {
  test("gives each row its items in their order, and leaves out items of no row", () => {
    const rows = fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 80 });
    fc.assert(
      fc.property(rows, (rowOfItem) => {
        const groups = groupByRow(rowOfItem, 10);
        for (let row = 0; row < 10; row += 1) {
          const expected = [...rowOfItem.keys()].filter((item) => rowOfItem[item] === row);
          expect([...itemsOf(groups, row)]).toEqual(expected);
        }
      }),
    );
  });
});
