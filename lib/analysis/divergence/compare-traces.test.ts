import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { orphanSiblings } from "@/lib/testing/gallery/broken-structure";
import { compareTraces, type TraceComparison } from "./compare-traces";

const BEFORE: readonly SpanSpec[] = [
  { id: "root", at: 0, lasts: 50 },
  { id: "old", parent: "root", at: 1, lasts: 4 },
  { id: "slow", parent: "root", at: 10, lasts: 5 },
  { id: "call", parent: "root", at: 20, lasts: 5 },
];
const AFTER: readonly SpanSpec[] = [
  { id: "root", at: 0, lasts: 70 },
  { id: "slow", parent: "root", at: 10, lasts: 25 },
  { id: "call", parent: "root", at: 40, lasts: 5 },
  { id: "call-2", name: "call", parent: "root", at: 46, lasts: 5, error: "boom" },
  { id: "new", parent: "call", at: 41, lasts: 2 },
];

const of = (specs: readonly SpanSpec[]) => assembleTrace(spansOf(specs));

function draw({ rows }: TraceComparison): string[] {
  return rows.map(({ step, depth, state, changes }) =>
    [`${"  ".repeat(depth)}${step.name}`, state, ...changes].join(" "),
  );
}

describe("two traces", () => {
  it("are one tree of what was added, removed, changed and kept", () => {
    expect(draw(compareTraces([of(BEFORE)], [of(AFTER)]))).toEqual([
      "root unchanged",
      "  old removed",
      "  slow changed latency",
      "  call changed count errors",
      "    new added",
    ]);
  });

  it("say by how much they differ", () => {
    const row = compareTraces([of(BEFORE)], [of(AFTER)]).rows[3];
    expect(row?.before).toMatchObject({ count: 1, errorCount: 0, failure: null });
    expect(row?.after).toMatchObject({ count: 2, errorCount: 1, failure: "boom" });
    expect(row?.after.example).toMatchObject({ trace: 0 });
    expect(row?.after.example?.nodes).toHaveLength(2);
  });

  it("turned round, swap added and removed", () => {
    const states = (comparison: TraceComparison) =>
      comparison.rows.map(({ state }) => state).sort();
    const there = states(compareTraces([of(BEFORE)], [of(AFTER)]));
    const back = states(compareTraces([of(AFTER)], [of(BEFORE)]));
    const swap = { added: "removed", removed: "added", changed: "changed", unchanged: "unchanged" };
    expect(back).toEqual(there.map((state) => swap[state]).sort());
  });
});

describe("two sets of traces", () => {
  it("are compared by their means for each trace", () => {
    const { rows } = compareTraces([of(BEFORE), of(BEFORE)], [of(BEFORE), of(AFTER)]);
    const call = rows.find(({ step }) => step.name === "call");
    expect(call?.after.count).toBe(1.5);
    expect(rows.find(({ step }) => step.name === "old")?.after.traceCount).toBe(1);
  });

  it("say what was not whole, or not there", () => {
    expect(compareTraces([of(BEFORE)], [assembleTrace(orphanSiblings())]).status).toBe("degraded");
    expect(compareTraces([of(BEFORE)], [])).toMatchObject({
      status: "failed",
      reasons: ["no spans on the second side"],
    });
  });
});

describe("whatever is received", () => {
  it("is unchanged against itself", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const trace = assembleTrace(spans);
        const { rows } = compareTraces([trace], [trace]);
        expect(rows.every(({ state }) => state === "unchanged")).toBe(true);
      }),
    );
  });

  it("accounts for every span of both sides, parents before children", () => {
    fc.assert(
      fc.property(arbitrarySpans, arbitrarySpans, (left, right) => {
        const [before, after] = [assembleTrace(left), assembleTrace(right)];
        const { rows, status } = compareTraces([before], [after]);
        if (status === "failed") return;
        const count = (side: "before" | "after") =>
          rows.reduce((sum, row) => sum + row[side].count, 0);
        expect([count("before"), count("after")]).toEqual([
          before.nodes.length,
          after.nodes.length,
        ]);
        rows.forEach(({ parent }, row) => {
          expect(parent).toBeLessThan(row);
        });
      }),
    );
  });

  it("leaves the traces untouched", () => {
    const [before, after] = [freezeDeeply(of(BEFORE)), freezeDeeply(of(AFTER))];
    expect(() => compareTraces([before], [after])).not.toThrow();
  });
});
