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
      { title: "2 parents not received", reason: "ab was not received", nodeIds: ["missing:ab"] },
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
});
