import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markNodes } from "@/lib/analysis/graph/kernel-marks";
import type { KernelFactDto } from "@/lib/domain/contracts/kernel";
import { KERNEL_GRADES, type KernelGrade } from "@/lib/domain/kernel-grade";
import { waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { kernelTicks } from "./kernel-ticks";
import { surestFirst } from "./surest-first";
import { wholeRange } from "./time-range";
import { toKernelRows } from "./to-kernel-rows";
import { toTraceModel } from "./trace-model";

const MS = 1_000_000;
const MODEL = toTraceModel(waterfallOf({ rows: [{ id: "db", depth: 0, at: 0, lasts: 100 * MS }] }));
const rank = (grade: KernelGrade) => KERNEL_GRADES.indexOf(grade);

interface Drawn {
  readonly grade: KernelGrade;
  readonly atMs: number;
  readonly failed: boolean;
}

const drawnFacts = fc.array(
  fc.record({
    grade: fc.constantFrom(...KERNEL_GRADES),
    atMs: fc.integer({ min: 0, max: 99 }),
    failed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

/** In order of time, as the server answers. */
function rowsOf(drawn: readonly Drawn[]) {
  const items = [...drawn]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ grade, atMs, failed }, n): KernelFactDto => {
      const start = MODEL.startUnixNano + BigInt(atMs * MS);
      return {
        nodeId: "db",
        kind: "io-error",
        words: `read ${n}`,
        statement: `read ${n} failed`,
        grade,
        of: grade === "aligned" ? 3 : 1,
        failed,
        errorName: null,
        startUnixNano: String(start),
        endUnixNano: String(start),
        durationNano: "0",
        clockUncertaintyNano: 0,
        host: "web-1",
        pid: 7,
        tid: 7,
        containerId: "",
        stack: [],
        eventCount: 1,
        events: [{ anchor: `kernel:${n}`, type: "read", raw: "{}" }],
      };
    });
  return toKernelRows(
    { status: "ok", reasons: [], leftOut: [], items, conflicts: [], hosts: [] },
    MODEL,
  );
}

const GRADES: readonly string[] = KERNEL_GRADES;

/** The grades that a tooltip names, in its order. */
function gradesIn(title: string): number[] {
  return [...title.matchAll(/\((exact|unique|aligned|process-level)[^)]*\)$/gm)].map(
    ([, grade = ""]) => GRADES.indexOf(grade),
  );
}

const isRising = (values: readonly number[]) =>
  values.every((value, n) => value >= (values[n - 1] ?? value));

describe("what the kernel did for one span", () => {
  it("is listed with the exact before the unique, the aligned and what is of its process", () => {
    const grades = ["process-level", "aligned", "exact", "unique", "exact"] as const;
    const drawn = grades.map((grade, n) => ({ grade, atMs: n, failed: grade === "process-level" }));
    const listed = surestFirst(rowsOf(drawn).rows);
    expect(listed.map(({ grade, offsetNano }) => [grade, offsetNano / MS])).toEqual([
      ["exact", 2],
      ["exact", 4],
      ["unique", 3],
      ["aligned", 1],
      ["process-level", 0],
    ]);
  });

  it("is so in the list of its details: by sureness, then by time, and nothing is lost", () => {
    fc.assert(
      fc.property(drawnFacts, (drawn) => {
        const { rows } = rowsOf(drawn);
        const listed = surestFirst(rows);
        expect(isRising(listed.map(({ grade }) => rank(grade)))).toBe(true);
        for (const grade of KERNEL_GRADES) {
          const alike = listed.filter((row) => row.grade === grade);
          expect(isRising(alike.map(({ offsetNano }) => offsetNano))).toBe(true);
        }
        expect(new Set(listed)).toEqual(new Set(rows));
      }),
    );
  });

  it("is so in what a mark of its lane tells, which names the surest when it cannot name all", () => {
    fc.assert(
      fc.property(drawnFacts, (drawn) => {
        const together = drawn.map((one) => ({ ...one, atMs: 50 }));
        const kernel = rowsOf(together);
        const [tick] = kernelTicks(kernel, [0], wholeRange(MODEL.durationNano));
        const named = gradesIn(tick?.title ?? "");
        const all = together.map(({ grade }) => rank(grade)).sort((a, b) => a - b);
        expect(named).toEqual(all.slice(0, named.length));
        expect(named.length).toBe(Math.min(4, all.length));
      }),
    );
  });

  it("is so in the chips of its node of the graph", () => {
    fc.assert(
      fc.property(drawnFacts, (drawn) => {
        const annotations = drawn.map(({ grade, failed }, n) => ({
          node: 0,
          words: `read ${"x".repeat(n)}`,
          failed,
          grade,
          durationNano: 0,
          anchors: [`kernel:${n}`],
        }));
        const marks = markNodes(annotations, () => 0).get(0) ?? [];
        const shown = marks.map(({ anchors }) =>
          rank(drawn[numberIn(anchors[0])]?.grade ?? "exact"),
        );
        const all = drawn.map(({ grade }) => rank(grade)).sort((a, b) => a - b);
        expect(shown).toEqual(all.slice(0, shown.length));
      }),
    );
  });
});

function numberIn(anchor = ""): number {
  return Number(anchor.split(":")[1]);
}
