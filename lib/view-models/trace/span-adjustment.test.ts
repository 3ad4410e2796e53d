import { describe, expect, test } from "vitest";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import { toClockDto } from "@/lib/services/trace/to-clock-dto";
import { toSpanDto } from "@/lib/services/trace/to-span-dto";
import { skewedClocks } from "@/lib/testing/gallery/odd-timing";
import { buildWaterfall } from "./build-waterfall";
import { spanAdjustment } from "./span-adjustment";

const SERVE = skewedClocks().find((span) => span.name === "serve");
const ROOT = skewedClocks().find((span) => span.name === "root");

function clockOf(choice: "adjusted" | "raw") {
  return toClockDto(assembleByOneClock(skewedClocks(), choice).clock);
}

describe("spanAdjustment", () => {
  test("gives the recorded times of a moved span, and the time it is drawn at", () => {
    if (SERVE === undefined) throw new Error("no serve");
    const adjustment = spanAdjustment(toSpanDto(SERVE), clockOf("adjusted"));
    expect(adjustment).toMatchObject({
      host: "host-payments",
      rawStartUnixNano: SERVE.startUnixNano,
      rawEndUnixNano: SERVE.endUnixNano,
    });
    expect(adjustment?.text).toMatch(/^adjusted by \+200 ms ± /);
    const { trace } = assembleByOneClock(skewedClocks());
    const drawn = trace.nodes.find((node) => node.kind === "span" && node.id === SERVE.spanId);
    expect(adjustment?.startUnixNano).toBe(drawn?.startUnixNano);
  });

  test("is none for a span of another host, and none while raw times are shown", () => {
    if (SERVE === undefined || ROOT === undefined) throw new Error("no span");
    expect(spanAdjustment(toSpanDto(ROOT), clockOf("adjusted"))).toBeNull();
    expect(spanAdjustment(toSpanDto(SERVE), clockOf("raw"))).toBeNull();
  });
});

describe("the waterfall of adjusted times", () => {
  test("says by whose clock it is, and keeps every server within its client", () => {
    const { trace, clock } = assembleByOneClock(skewedClocks());
    const criticalPath = { status: "ok", reasons: [], root: 0, sections: [] } as const;
    const { rows, ...dto } = buildWaterfall({
      trace,
      clock: toClockDto(clock),
      criticalPath,
      logs: [],
    });
    expect(dto.clock.shown).toBe("adjusted");
    rows.parent.forEach((parent, row) => {
      if (parent < 0) return;
      expect(rows.offsetNano[row]).toBeGreaterThanOrEqual(rows.offsetNano[parent] ?? 0);
    });
  });
});
