import { expect, test } from "vitest";
import { waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { ancestorRows } from "./ancestor-rows";
import { toTraceModel } from "./trace-model";

const chain = (depth: number) =>
  toTraceModel(
    waterfallOf({
      rows: Array.from({ length: depth }, (_, index) => ({
        id: `s${index}`,
        depth: index,
        at: 0,
        lasts: 1,
      })),
    }),
  );

test("the way to a row begins at the root and leaves the row itself out", () => {
  expect(ancestorRows(chain(4), 3)).toEqual({ rows: [0, 1, 2], skipped: 0 });
  expect(ancestorRows(chain(1), 0)).toEqual({ rows: [], skipped: 0 });
});

test("of a long way the root and the nearest callers are kept, and the rest is counted", () => {
  expect(ancestorRows(chain(5_000), 4_999)).toEqual({
    rows: [0, 4_995, 4_996, 4_997, 4_998],
    skipped: 4_994,
  });
});
