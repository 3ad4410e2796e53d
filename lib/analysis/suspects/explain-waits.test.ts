import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KernelConflict } from "@/lib/analysis/kernel/kernel-link";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { spansOf } from "@/lib/testing/builders/span-of";
import { explainWaits, withoutWaits } from "./explain-waits";
import { toSpanTable } from "./span-table";

const MS = 1_000_000;
/** Rows 0 to 2: the request, who holds, and who waits for 80 ms. */
const TABLE = toSpanTable(
  [
    assembleTrace(
      spansOf([
        { id: "in", kind: "server", lasts: 100 },
        { id: "hold", parent: "in", at: 1, lasts: 90 },
        { id: "wait", parent: "in", at: 5, lasts: 80, kind: "client", error: "late" },
      ]),
    ),
  ],
  [],
);
const HOLDER = 1;
const WAITER = 2;

const conflict = (more: Partial<KernelConflict> = {}): KernelConflict => ({
  what: "lock",
  holder: HOLDER,
  waiter: WAITER,
  resource: "transaction 7",
  waitedNano: 60 * MS,
  grade: "unique",
  eventIds: [],
  ...more,
});

function explained(conflicts: readonly KernelConflict[], own = 0.8, unanswered = 0.2) {
  const none = () => new Float64Array(3);
  const responsibility = {
    abnormal: none(),
    shownBy: new Int32Array(3),
    own: Float64Array.from([0, 0, own]),
    unanswered: Float64Array.from([0, 0, unanswered]),
    waited: none(),
  };
  return explainWaits(TABLE, responsibility, conflicts);
}

describe("trouble of a span that waited for what another held", () => {
  it("is the holder's for as much of its time as it waited, also what fell to whom it called", () => {
    const { responsibility, waits } = explained([conflict()]);
    expect(responsibility.own[WAITER]).toBeCloseTo(0.2);
    expect(responsibility.unanswered[WAITER]).toBeCloseTo(0.05);
    expect(responsibility.waited[WAITER]).toBeCloseTo(0.75);
    expect(waits).toMatchObject([{ holder: HOLDER, waiter: WAITER }]);
    expect(waits[0]?.moved).toBeCloseTo(0.75);
  });

  it.each([
    ["that is not surely its own", { grade: "process-level" as const }],
    ["for a port or a file, which is refused and not waited for", { what: "port" as const }],
    ["too short to tell of", { waitedNano: MS / 2 }],
  ])("stays its own after a wait %s", (_what, more) => {
    const { responsibility, waits } = explained([conflict(more)]);
    expect([responsibility.own[WAITER], waits]).toEqual([0.8, []]);
    expect(withoutWaits(TABLE, [conflict(more)])).toBe(TABLE);
  });

  it("is never more or less in all, however often and long it waited", () => {
    const waited = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 6 });
    fc.assert(
      fc.property(waited, (all) => {
        const conflicts = all.map((ms, n) =>
          conflict({ waitedNano: ms * MS, resource: `transaction ${n}` }),
        );
        const { responsibility, waits } = explained(conflicts);
        const left = (responsibility.own[WAITER] ?? 0) + (responsibility.unanswered[WAITER] ?? 0);
        const moved = waits.reduce((sum, one) => sum + one.moved, 0);
        expect(left + moved).toBeCloseTo(1);
        expect(left).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  it("is no slowness of its own: its times are told without the wait", () => {
    const quick = withoutWaits(TABLE, [conflict()]);
    expect(quick.durationNano[WAITER]).toBe(20 * MS);
    expect(quick.selfNano[WAITER]).toBe(20 * MS);
    expect(quick.durationNano[HOLDER]).toBe(TABLE.durationNano[HOLDER]);
    expect(TABLE.durationNano[WAITER]).toBe(80 * MS);
  });
});
