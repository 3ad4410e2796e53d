import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RowSpec, waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { NO_OPEN_FOLDS } from "./open-folds";
import { toTraceModel } from "./trace-model";
import {
  parentRows,
  positionOf,
  reveal,
  shownRow,
  toggle,
  visibleRows,
  withMatches,
} from "./visible-rows";

const at = (id: string, depth: number): RowSpec => ({ id, depth, at: 0, lasts: 10 });
// a ─┬─ b ─┬─ c
//    │     └─ d
//    └─ e
const TREE = toTraceModel(
  waterfallOf({ rows: [at("a", 0), at("b", 1), at("c", 2), at("d", 2), at("e", 1)] }),
);

const NOTHING = { collapsed: new Set<number>(), open: NO_OPEN_FOLDS };
const collapsing = (...rows: number[]) => ({ collapsed: new Set(rows), open: NO_OPEN_FOLDS });

describe("visibleRows", () => {
  test("shows every row while nothing is folded", () => {
    expect([...visibleRows(TREE, NOTHING)]).toEqual([0, 1, 2, 3, 4]);
  });

  test("leaves out all that is below a folded row, and only that", () => {
    expect([...visibleRows(TREE, collapsing(1))]).toEqual([0, 1, 4]);
  });

  test("a fold within a fold changes nothing until the outer one opens", () => {
    expect([...visibleRows(TREE, collapsing(0, 1))]).toEqual([0]);
    expect([...visibleRows(TREE, collapsing(1))]).toEqual([0, 1, 4]);
  });

  test("every row is shown or below a folded one, for any tree and any folds", () => {
    const depths = fc.array(fc.nat(6), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(depths, fc.array(fc.nat(59)), (wanted, folds) => {
        let depth = -1;
        const rows = wanted.map((step, n) => {
          depth = Math.min(step, depth + 1);
          return at(`s${n}`, depth);
        });
        const tree = toTraceModel(waterfallOf({ rows }));
        const folded = new Set(folds.filter((row) => row < rows.length));
        const visible = new Set(visibleRows(tree, { collapsed: folded, open: NO_OPEN_FOLDS }));
        for (let row = 0; row < rows.length; row += 1) {
          const hidden = ancestors(tree.parent, row).some((up) => folded.has(up));
          expect(visible.has(row)).toBe(!hidden);
        }
      }),
    );
  });

  test("reads each visible row once: a folded root of 100,000 rows costs one step", () => {
    const parent = new Int32Array(100_000).fill(0);
    parent[0] = -1;
    const descendantCount = new Int32Array(100_000);
    descendantCount[0] = 99_999;
    const folded = new CountingSet([0]);
    const tree = { rowCount: 100_000, parent, descendantCount, folds: TREE.folds };
    const visible = visibleRows(tree, { collapsed: folded, open: NO_OPEN_FOLDS });
    expect(visible).toHaveLength(1);
    expect(folded.asked).toBe(1);
  });
});

describe("folding", () => {
  test("revealing a row opens its ancestors and leaves other folds", () => {
    expect([...reveal(TREE, new Set([0, 1, 4]), 3)]).toEqual([4]);
  });

  test("revealing a row in sight gives back the same set", () => {
    const folded = new Set([1]);
    expect(reveal(TREE, folded, 4)).toBe(folded);
  });

  test("a hidden row is stood for by its nearest ancestor in sight", () => {
    const visible = visibleRows(TREE, collapsing(1));
    expect(shownRow(TREE, visible, NO_OPEN_FOLDS, 3)).toBe(1);
    expect(shownRow(TREE, visible, NO_OPEN_FOLDS, 4)).toBe(4);
  });

  test("toggling twice gives the folds as they were, and changes no set in place", () => {
    const folded = new Set([1]);
    expect([...toggle(toggle(folded, 4), 4)]).toEqual([1]);
    expect([...folded]).toEqual([1]);
  });

  test("folding all keeps the leaves out of the set", () => {
    expect([...parentRows(TREE)]).toEqual([0, 1]);
  });

  test("positions are found among the visible rows, and -1 for a hidden one", () => {
    const visible = visibleRows(TREE, collapsing(1));
    expect([0, 1, 4].map((row) => positionOf(visible, row))).toEqual([0, 1, 2]);
    expect(positionOf(visible, 2)).toBe(-1);
  });
});

function ancestors(parent: Int32Array, row: number): number[] {
  const up: number[] = [];
  for (let next = parent[row] ?? -1; next >= 0; next = parent[next] ?? -1) up.push(next);
  return up;
}

class CountingSet extends Set<number> {
  asked = 0;

  override has(row: number): boolean {
    this.asked += 1;
    return super.has(row);
  }
}

describe("what is shown of the visible rows", () => {
  const all = visibleRows(TREE, NOTHING);

  test("is one subtree, its root included, or everything", () => {
    expect([...visibleRows(TREE, NOTHING, 1)]).toEqual([1, 2, 3]);
    expect([...visibleRows(TREE, NOTHING, -1)]).toEqual([0, 1, 2, 3, 4]);
  });

  test("is the subtree asked for also where a row above it is collapsed", () => {
    expect([...visibleRows(TREE, collapsing(0), 1)]).toEqual([1, 2, 3]);
  });

  test("is what matches with its ancestors, and nothing when nothing matches", () => {
    expect([...withMatches(TREE, all, Int32Array.of(3))]).toEqual([0, 1, 3]);
    expect([...withMatches(TREE, all, Int32Array.of())]).toEqual([]);
  });

  test("leaves folded rows folded", () => {
    const folded = visibleRows(TREE, collapsing(1));
    expect([...withMatches(TREE, folded, Int32Array.of(3))]).toEqual([0, 1]);
  });
});
