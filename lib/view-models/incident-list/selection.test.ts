import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  NO_SELECTION,
  type Selection,
  type SelectionAction,
  select,
  vanishedRows,
} from "./selection";

const ORDER = ["a", "b", "c", "d", "e", "f"];
const selectionAfter = (...actions: readonly SelectionAction[]): Selection =>
  actions.reduce(select, NO_SELECTION);
const idsOf = ({ ids }: Selection) => [...ids].toSorted();

describe("a selection of rows", () => {
  it("takes a row and gives it back", () => {
    expect(idsOf(selectionAfter({ kind: "toggle", id: "b" }))).toEqual(["b"]);
    expect(idsOf(selectionAfter({ kind: "toggle", id: "b" }, { kind: "toggle", id: "b" }))).toEqual(
      [],
    );
  });

  it("reaches with Shift from the row before to the one clicked, either way", () => {
    const range = (from: string, to: string) =>
      idsOf(selectionAfter({ kind: "toggle", id: from }, { kind: "range", order: ORDER, id: to }));
    expect(range("b", "d")).toEqual(["b", "c", "d"]);
    expect(range("d", "b")).toEqual(["b", "c", "d"]);
    expect(range("gone", "b")).toEqual(["b", "gone"]);
    expect(idsOf(selectionAfter({ kind: "range", order: ORDER, id: "c" }))).toEqual(["c"]);
  });

  it("stepped through with Shift is every row between where it began and where it is", () => {
    fc.assert(
      fc.property(
        fc.nat(ORDER.length - 1),
        fc.array(fc.constantFrom(-1, 1), { minLength: 1, maxLength: 12 }),
        (start, steps) => {
          let at = start;
          let selection = NO_SELECTION;
          for (const step of steps) {
            const next = Math.max(0, Math.min(ORDER.length - 1, at + step));
            const [from = "", to = ""] = [ORDER[at], ORDER[next]];
            if (next !== at)
              selection = select(selection, { kind: "step", order: ORDER, from, to });
            at = next;
          }
          const moved = steps.length > 0 && selection !== NO_SELECTION;
          const between = ORDER.slice(Math.min(start, at), Math.max(start, at) + 1);
          expect(idsOf(selection)).toEqual(moved ? between : []);
        },
      ),
    );
  });

  it("forgets the rows that went away, and with them where a range begins", () => {
    const both = selectionAfter({ kind: "toggle", id: "a" }, { kind: "toggle", id: "b" });
    const left = select(both, { kind: "drop", ids: vanishedRows(["a", "b"], ["a", "c"]) });
    expect(left).toEqual({ ids: new Set(["a"]), anchor: null });
    expect(select(left, { kind: "drop", ids: ["x"] })).toBe(left);
  });

  it("is all of a view, or nothing", () => {
    const all = selectionAfter({ kind: "all", ids: ORDER });
    expect(idsOf(all)).toEqual(ORDER);
    expect(select(all, { kind: "clear" })).toBe(NO_SELECTION);
  });
});
