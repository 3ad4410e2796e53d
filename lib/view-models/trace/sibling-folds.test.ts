import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RowSpec, waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { countWithin } from "./count-within";
import { foldFacts, foldMembers } from "./fold-facts";
import { FOLD_SPOTS, foldMarks } from "./fold-marks";
import { allFolds, closedFoldOf, NO_OPEN_FOLDS, openFoldsAround } from "./open-folds";
import { toTraceModel } from "./trace-model";
import { positionOf, shownRow, visibleRows, withMatches } from "./visible-rows";

const row = (name: string, depth: number, at = 0, lasts = 10): RowSpec => ({
  id: `${name}${depth}${at}`,
  name,
  depth,
  at,
  lasts,
});
const modelOf = (rows: readonly RowSpec[]) => toTraceModel(waterfallOf({ rows }));
const failing = (spec: RowSpec): RowSpec => ({ ...spec, flags: ["error"] });
const NOTHING = { collapsed: new Set<number>(), open: NO_OPEN_FOLDS };

// 0 list ─┬─ 1 read
//         ├─ 2 read ── 3 retry
//         ├─ 4 read ── 5 retry
//         ├─ 6 read
//         └─ 7 write
const LIST = modelOf([
  row("list", 0, 0, 100),
  row("read", 1, 10),
  row("read", 1, 20),
  failing(row("retry", 2, 22)),
  failing(row("read", 1, 30, 25)),
  row("retry", 2, 32),
  row("read", 1, 70),
  row("write", 1, 80),
]);

describe("equal siblings", () => {
  test("are one row, whatever lies below them", () => {
    expect(LIST.folds.count).toBe(1);
    expect([...LIST.folds.memberCount]).toEqual([4]);
    expect([...foldMembers(LIST, 0)]).toEqual([1, 2, 4, 6]);
    expect([...visibleRows(LIST, NOTHING)]).toEqual([0, 1, 7]);
  });

  test.each<[string, readonly RowSpec[]]>([
    ["three of them", [row("a", 0), ...[1, 2, 3].map((at) => row("b", 1, at))]],
    ["not one after the other", [row("a", 0), ..."bbcbb".split("").map((n, i) => row(n, 1, i))]],
    ["of several parents", ["a", "b", "b", "a", "b", "b"].map((n, i) => row(n, +(n === "b"), i))],
    [
      "of another kind",
      [row("a", 0), ...[1, 2, 3].map((at) => row("b", 1, at)), { ...row("b", 1), kind: "client" }],
    ],
    [
      "of another service",
      [row("a", 0), ...[1, 2, 3].map((at) => row("b", 1, at)), { ...row("b", 1), service: "x" }],
    ],
  ])("are left apart: %s", (_what, rows) => {
    expect(modelOf(rows).folds.count).toBe(0);
  });

  test("are also folded as roots, and within members of another fold", () => {
    const inner = [0, 1, 2, 3].map((at) => row("inner", 1, at));
    const model = modelOf([0, 1, 2, 3].flatMap((at) => [row("outer", 0, at), ...inner]));
    expect(model.folds.count).toBe(5);
    expect([...visibleRows(model, NOTHING)]).toEqual([0]);
    expect([...visibleRows(model, { ...NOTHING, open: new Set([0]) })]).toHaveLength(8);
    expect([...visibleRows(model, { ...NOTHING, open: allFolds(model) })]).toHaveLength(20);
  });

  test("100,000 of them are one row, found in one pass", () => {
    const many = [
      row("import", 0),
      ...Array.from({ length: 100_000 }, (_, at) => row("row", 1, at)),
    ];
    const model = modelOf(many);
    expect([...model.folds.memberCount]).toEqual([100_000]);
    expect([...visibleRows(model, NOTHING)]).toEqual([0, 1]);
  });
});

describe("a fold", () => {
  test("tells count, failures also of what is below, extent, total and longest", () => {
    expect(foldFacts(LIST, 0)).toEqual({
      memberCount: 4,
      errorCount: 2,
      offsetNano: 10,
      extentNano: 70,
      totalNano: 55,
      longestNano: 25,
      leadRow: 2,
    });
  });

  test("opens around a member and around what is below one, and only then", () => {
    expect(openFoldsAround(LIST, NO_OPEN_FOLDS, [0, 7])).toBe(NO_OPEN_FOLDS);
    expect([...openFoldsAround(LIST, NO_OPEN_FOLDS, [5])]).toEqual([0]);
    expect(closedFoldOf(LIST, NO_OPEN_FOLDS, 4)).toBe(0);
    expect(closedFoldOf(LIST, new Set([0]), 4)).toBe(-1);
    expect(closedFoldOf(LIST, NO_OPEN_FOLDS, 3)).toBe(-1);
  });

  test("stands by its first member for all that it hides", () => {
    const visible = visibleRows(LIST, NOTHING);
    const shown = [0, 1, 3, 5, 6, 7].map((r) => shownRow(LIST, visible, NO_OPEN_FOLDS, r));
    expect(shown).toEqual([0, 1, 1, 1, 1, 7]);
  });

  test("opened around matches shows these and no other member", () => {
    const matches = Int32Array.of(5);
    const open = openFoldsAround(LIST, NO_OPEN_FOLDS, matches);
    const visible = visibleRows(LIST, { ...NOTHING, open });
    expect([...withMatches(LIST, visible, matches)]).toEqual([0, 4, 5]);
  });

  test("draws each member from its start, and failures apart", () => {
    const marks = foldMarks(LIST, 0, { fromNano: 0, toNano: FOLD_SPOTS });
    expect(marks.members).toEqual([
      { from: 10, length: 10 },
      { from: 20, length: 10 },
      { from: 30, length: 25 },
      { from: 70, length: 10 },
    ]);
    expect(marks.failures.map(({ from }) => from)).toEqual([20, 30]);
  });

  test("draws what is left of it in a part of the time", () => {
    const marks = foldMarks(LIST, 0, { fromNano: 72, toNano: 92 });
    expect(marks.members).toEqual([{ from: 0, length: (FOLD_SPOTS * 8) / 20 }]);
    expect(foldMarks(LIST, 0, { fromNano: 90, toNano: 95 }).members).toEqual([]);
  });

  test("draws the critical path of its members", () => {
    const model = toTraceModel(
      waterfallOf({
        rows: [row("a", 0, 0, 48), ...[0, 12, 24, 36].map((at) => row("b", 1, at, 12))],
        critical: [[2, 12, 6]],
      }),
    );
    const perNano = FOLD_SPOTS / 48;
    const { critical } = foldMarks(model, 0, { fromNano: 0, toNano: 48 });
    expect(critical).toEqual([{ from: 12 * perNano, length: 6 * perNano }]);
  });

  test("counts its matches by their place", () => {
    expect(countWithin(Int32Array.of(1, 4, 5, 9), 2, 5)).toBe(2);
    expect(countWithin(Int32Array.of(), 0, 9)).toBe(0);
  });
});

test("every row is in sight, below a collapsed one or in one closed fold, for any tree", () => {
  const step = fc.record({ depth: fc.nat(4), name: fc.constantFrom("a", "a", "a", "b") });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 80 }),
      fc.array(fc.nat(79)),
      fc.array(fc.nat(8)),
      (steps, collapses, opens) => {
        let depth = -1;
        const rows = steps.map(({ depth: wanted, name }, n) => {
          depth = Math.min(wanted, depth + 1);
          return row(name, depth, n);
        });
        const model = modelOf(rows);
        const folding = { collapsed: new Set(collapses), open: new Set(opens) };
        const visible = visibleRows(model, folding);
        const accounted = new Int32Array(rows.length);
        for (const shown of visible) {
          const fold = closedFoldOf(model, folding.open, shown);
          const below = folding.collapsed.has(shown) ? (model.descendantCount[shown] ?? 0) : 0;
          const last = fold >= 0 ? (model.folds.lastRow[fold] ?? 0) : shown + below;
          for (let at = shown; at <= last; at += 1) accounted[at] = (accounted[at] ?? 0) + 1;
        }
        expect([...accounted]).toEqual(rows.map(() => 1));
        for (const at of rows.keys()) {
          const standsFor = shownRow(model, visible, folding.open, at);
          expect(positionOf(visible, standsFor)).toBeGreaterThanOrEqual(0);
          const open = openFoldsAround(model, folding.open, [at]);
          const revealed = visibleRows(model, { collapsed: new Set(), open });
          expect(positionOf(revealed, at)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});
