import { describe, expect, test } from "vitest";
import type { ComparedSideDto, ComparisonDto } from "@/lib/domain/contracts/comparison";
import { areTraceIds, countStates, toComparisonRows } from "./to-comparison-rows";

const side = (changes: Partial<ComparedSideDto> = {}): ComparedSideDto => ({
  traceCount: 3,
  count: 1,
  errorCount: 0,
  durationNano: "5000000",
  selfNano: "2000000",
  failure: null,
  example: { traceId: "t", spanIds: ["s"] },
  ...changes,
});
const absent = side({ traceCount: 0, count: 0, selfNano: "0", durationNano: "0", example: null });
const row = (changes: Partial<ComparisonDto["rows"][number]>): ComparisonDto["rows"][number] => ({
  service: "shop",
  name: "handle",
  kind: "server",
  parent: -1,
  depth: 0,
  state: "unchanged",
  changes: [],
  before: side(),
  after: side(),
  ...changes,
});
const comparison = (rows: ComparisonDto["rows"]): ComparisonDto => ({
  status: "ok",
  reasons: [],
  before: ["t"],
  after: ["t"],
  standouts: [],
  outliers: [],
  rows,
});

describe("a comparison", () => {
  const tree = comparison([
    row({ name: "root" }),
    row({ name: "calm", parent: 0, depth: 1 }),
    row({ name: "changed", parent: 1, depth: 2, state: "changed" }),
    row({ name: "alone", parent: 0, depth: 1 }),
  ]);

  test("keeps the ancestors of what is shown, and nothing else that is not asked for", () => {
    const shown = toComparisonRows(tree, new Set(["changed"]));
    expect(shown.map(({ operation }) => operation)).toEqual(["root", "calm", "changed"]);
    expect(toComparisonRows(tree, new Set())).toEqual([]);
  });

  test("counts every state, also those that are not there", () => {
    expect(countStates(tree)).toEqual({ added: 0, removed: 0, changed: 1, unchanged: 3 });
  });

  test("leaves the cells of a side empty where the operation is not", () => {
    const [added] = toComparisonRows(
      comparison([row({ state: "added", before: absent })]),
      new Set(["added"]),
    );
    expect(added?.before).toEqual({ count: "", errors: "", ownTime: "" });
    expect(added?.ownTimeRatio).toBeNull();
    expect(added?.href).toBe("/traces/t?span=s");
  });

  test("tells means to two digits, errors with their mark, and how the self time grew", () => {
    const [changed] = toComparisonRows(
      comparison([
        row({
          state: "changed",
          changes: ["latency"],
          after: side({ count: 2.4567, errorCount: 0.0712, selfNano: "8400000" }),
        }),
      ]),
      new Set(["changed"]),
    );
    expect(changed?.after).toEqual({ count: "2.5", errors: "✕ 0.071", ownTime: "8.4 ms" });
    expect(changed?.ownTimeRatio).toBe("4.2×");
  });

  test("does not run out of the page where the tree is deep", () => {
    const deep = comparison([row({ depth: 9_000, state: "added" })]);
    expect(toComparisonRows(deep, new Set(["added"]))[0]?.indent).toBeLessThan(20);
  });
});

test("ids are one or several of 32 hex digits", () => {
  const id = "a".repeat(32);
  expect([id, `${id}, ${id}`].map(areTraceIds)).toEqual([true, true]);
  expect(["", "abc", `${id},`, "0".repeat(32)].map(areTraceIds)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
