import { z } from "zod";
import { WaterfallDto } from "@/lib/domain/contracts/waterfall";

/**
 * A waterfall as bytes: 60 a row instead of 130, and nothing to parse. Little-endian.
 *
 *     ┌ u32 length ┬ header: JSON, filled up to 8 ┬ columns of f64 ┬ of i32 ┬ of u8 ┐
 *
 * Wide columns come first, so that each begins where its type may. The header holds what is no
 * column of numbers, and node ids as lines of one text.
 */
const Count = z.number().int().min(0);
const { rows: _rows, criticalPath, logs, ...whole } = WaterfallDto.shape;

export const PackedHeader = z.object({
  ...whole,
  /** How many values the columns of each part have. */
  counts: z.object({ rows: Count, criticalPath: Count, logs: Count }),
  nodeIds: z.string(),
  /** Each kind of section once; a column says which. */
  criticalPath: criticalPath
    .pick({ status: true, reasons: true })
    .extend({ kinds: z.array(z.string()) }),
  logs: logs.pick({ status: true, reasons: true, id: true, level: true }),
});
export type PackedHeader = z.infer<typeof PackedHeader>;

export const LENGTH_BYTES = 4;

/** Where the columns begin after a header of so many bytes. */
export function columnsOffset(headerBytes: number): number {
  return Math.ceil((LENGTH_BYTES + headerBytes) / 8) * 8;
}
