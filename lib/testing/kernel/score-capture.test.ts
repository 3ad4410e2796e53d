import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { type CaptureShape, drawCapture } from "./drawn-capture";
import { readKnownCapture } from "./read-known-capture";
import { describeScores, scoreCapture } from "./score-capture";

/** One at a time, twenty at once to one port and to four, a hundred at once to one. */
const SHAPE: CaptureShape = {
  seed: 7,
  bursts: [
    ...Array.from({ length: 20 }, () => ({ calls: 1, ports: [5432] })),
    ...Array.from({ length: 4 }, () => ({ calls: 20, ports: [5432] })),
    ...Array.from({ length: 4 }, () => ({ calls: 20, ports: [5432, 5433, 5434, 5435] })),
    { calls: 100, ports: [5432] },
  ],
};

describe("refused connections of a drawn capture", () => {
  const capture = drawCapture(SHAPE);
  const all = scoreCapture(capture, { dropped: 0, seed: 1 });

  it("are each given to the span they belong to, and none to a healthy one", () => {
    console.log(describeScores("drawn, clock of milliseconds", capture).join("\n"));
    expect(all.spanCount).toBe(280);
    expect(all.right / all.spanCount).toBeGreaterThan(0.99);
    expect(all.pollutedCount).toBe(0);
  });

  it("are right when called unique, and mostly right when a tenth of the spans is missing", () => {
    const some = scoreCapture(capture, { dropped: 0.1, seed: 1 });
    expect(all.byGrade.unique.right).toBe(all.byGrade.unique.of);
    expect(some.right / some.spanCount).toBeGreaterThan(0.85);
    expect(some.pollutedCount).toBe(0);
  });

  it("are found with a clock of nanoseconds, and exactly where spans tell their local port", () => {
    const fine = drawCapture({ ...SHAPE, truncates: false });
    console.log(describeScores("drawn, clock of nanoseconds", fine).join("\n"));
    const fineScore = scoreCapture(fine, { dropped: 0, seed: 1 });
    expect(fineScore.right / fineScore.spanCount).toBeGreaterThan(0.99);
    const ported = scoreCapture(drawCapture({ ...SHAPE, tellsLocalPort: true }), {
      dropped: 0.5,
      seed: 1,
    });
    expect(ported.byGrade.exact).toEqual({ right: ported.spanCount, of: ported.spanCount });
  });
});

const folder = env().FAULTLINE_KERNEL_CAPTURE;

describe.skipIf(folder === undefined || !existsSync(folder))("a recorded capture", () => {
  it("is printed with how right it is", () => {
    const capture = readKnownCapture(folder ?? "");
    console.log(describeScores("recorded", capture).join("\n"));
    expect(scoreCapture(capture, { dropped: 0, seed: 1 }).pollutedCount).toBe(0);
  });
});
