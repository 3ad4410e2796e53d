import { describe, expect, test } from "vitest";
import { waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { toCompleteness } from "./completeness";
import { toTraceModel } from "./trace-model";

const WHOLE = waterfallOf({ rows: [{ id: "a", depth: 0, at: 0, lasts: 1 }] });

describe("toCompleteness", () => {
  test("says that a whole trace is whole", () => {
    expect(toCompleteness(toTraceModel(WHOLE))).toEqual({
      level: "complete",
      summary: "complete: 1 span",
      items: [],
    });
  });

  test("names each repair with its count and its reason", () => {
    const { level, items, summary } = toCompleteness(
      toTraceModel({
        ...WHOLE,
        status: "degraded",
        reasons: ["2 parents are missing"],
        repairs: [
          {
            kind: "missing-parent",
            reason: "ab was not received",
            nodeIds: ["missing:ab"],
            count: 2,
          },
        ],
      }),
    );
    expect(level).toBe("degraded");
    expect(summary).toBe("1 row · 2 parents not received");
    expect(items).toEqual([
      {
        title: "2 parents not received",
        reason: "ab was not received",
        nodeIds: ["missing:ab"],
        isNote: false,
      },
    ]);
  });

  test("a degraded critical path or missing logs degrade the trace", () => {
    const { level, summary } = toCompleteness(
      toTraceModel({
        ...WHOLE,
        criticalPath: { ...WHOLE.criticalPath, status: "failed", reasons: ["two roots overlap"] },
        logs: { ...WHOLE.logs, status: "degraded", reasons: ["only the first 5,000 are read"] },
      }),
    );
    expect(level).toBe("degraded");
    expect(summary).toBe("1 row · critical path failed · logs degraded");
  });

  test("a reason that no repair tells is told itself", () => {
    const dto = { ...WHOLE, status: "degraded" as const, reasons: ["only 50,000 spans were read"] };
    expect(toCompleteness(toTraceModel(dto)).items.map((item) => item.reason)).toEqual([
      "only 50,000 spans were read",
    ]);
  });

  test("a sampled trace is whole all the same, and says so; a cut one is not", () => {
    const loss = { kind: "sampled", reason: "1 of 4 was kept", nodeIds: ["a"], count: 1 };
    const sampled = toCompleteness(toTraceModel({ ...WHOLE, losses: [loss] }));
    expect(sampled.level).toBe("noted");
    expect(sampled.summary).toBe("1 span · 1 span kept by a sampler");
    const cut = toCompleteness(toTraceModel({ ...WHOLE, losses: [{ ...loss, kind: "cut" }] }));
    expect(cut.level).toBe("degraded");
  });

  test("a clock that is off is named, whether times are adjusted or raw", () => {
    const off = [{ host: "h1", aheadNano: 5e6, uncertaintyNano: 1e6, spanCount: 2 }];
    const clock = { ...WHOLE.clock, off };
    const adjusted = toTraceModel({ ...WHOLE, clock: { ...clock, shown: "adjusted" } });
    expect(toCompleteness(adjusted).summary).toContain("clock of host h1 adjusted by −5 ms ± 1 ms");
    expect(toCompleteness(toTraceModel({ ...WHOLE, clock })).summary).toContain("raw times shown");
  });
});
