import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WaterfallDto } from "@/lib/domain/contracts/waterfall";
import { type RowSpec, waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { packWaterfall } from "./pack-waterfall";
import { toTraceModel } from "./trace-model";
import { unpackWaterfall } from "./unpack-waterfall";

const time = fc.double({ min: -1e15, max: 1e15, noNaN: true }).map(Math.round);
const text = fc.string({ unit: "grapheme", maxLength: 8 });
const rows = fc.array(
  fc.record({ depth: fc.nat(5), at: time, lasts: time, service: text, name: text }),
  { maxLength: 12 },
);
const SECTION_KINDS = ["self", "network", "queue"];

/** Depths that a tree can have: each at most one below the row before. */
function toRows(specs: readonly Omit<RowSpec, "id">[]): RowSpec[] {
  let above = -1;
  return specs.map((spec, index) => {
    above = Math.min(spec.depth, above + 1);
    return { ...spec, id: `span${index}~1`, depth: above };
  });
}

const waterfalls: fc.Arbitrary<WaterfallDto> = fc
  .tuple(
    rows,
    fc.array(fc.tuple(fc.nat(11), time, time)),
    fc.array(fc.tuple(fc.nat(11), time, text)),
  )
  .map(([specs, critical, logs]) => waterfallOf({ rows: toRows(specs), critical, logs }))
  .map((waterfall) => ({
    ...waterfall,
    criticalPath: {
      ...waterfall.criticalPath,
      kind: waterfall.criticalPath.row.map((row) => SECTION_KINDS[row % 3] ?? ""),
    },
  }));

describe("a packed waterfall", () => {
  test("is the same model as the waterfall itself, whatever is in it", () => {
    fc.assert(
      fc.property(waterfalls, (waterfall) => {
        const packed = unpackWaterfall(packWaterfall(waterfall).buffer);
        expect(toTraceModel(packed)).toEqual(toTraceModel(waterfall));
      }),
    );
  });

  test("takes 60 bytes a row and little else", () => {
    const many = Array.from({ length: 1_000 }, (_, row) => ({
      id: row.toString(16).padStart(16, "0"),
      name: "GET /",
      depth: Math.min(row, 1),
      at: row * 123_456_789,
      lasts: 987_654_321,
    }));
    expect(packWaterfall(waterfallOf({ rows: many })).byteLength).toBeLessThan(61_000);
  });

  test("that was cut short is refused", () => {
    const { buffer } = packWaterfall(
      waterfallOf({ rows: [{ id: "a", depth: 0, at: 0, lasts: 1 }] }),
    );
    expect(() => unpackWaterfall(buffer.slice(0, -1))).toThrow(RangeError);
    expect(() => unpackWaterfall(buffer.slice(0, 40))).toThrow();
    expect(() => unpackWaterfall(new ArrayBuffer(0))).toThrow(RangeError);
  });
});
