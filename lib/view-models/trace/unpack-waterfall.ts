import type { WaterfallColumns } from "@/lib/domain/contracts/waterfall";
import { columnsOffset, LENGTH_BYTES, PackedHeader } from "./packed-waterfall";

/**
 * A waterfall out of its bytes, its columns in place. O(1) but for the header.
 * @throws RangeError, SyntaxError or ZodError for bytes that are no packed waterfall
 */
export function unpackWaterfall(buffer: ArrayBuffer): WaterfallColumns {
  const headerBytes = new DataView(buffer).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, LENGTH_BYTES, headerBytes));
  const { counts, nodeIds, ...header } = PackedHeader.parse(JSON.parse(text));
  const read = columnReader(buffer, columnsOffset(headerBytes));
  const start = read.f64(counts.rows);
  const duration = read.f64(counts.rows);
  const sectionStart = read.f64(counts.criticalPath);
  const sectionDuration = read.f64(counts.criticalPath);
  const logTime = read.f64(counts.logs);
  const tree = {
    nodeId: counts.rows === 0 ? [] : nodeIds.split("\n"),
    parent: read.i32(counts.rows),
    depth: read.i32(counts.rows),
    descendantCount: read.i32(counts.rows),
    descendantErrorCount: read.i32(counts.rows),
    service: read.i32(counts.rows),
    name: read.i32(counts.rows),
  };
  const sectionRow = read.i32(counts.criticalPath);
  const logRow = read.i32(counts.logs);
  const marks = { kind: read.u8(counts.rows), flags: read.u8(counts.rows) };
  const { kinds, ...path } = header.criticalPath;
  const kind = Array.from(read.u8(counts.criticalPath), (index) => kinds[index] ?? "");
  return {
    ...header,
    rows: { ...tree, ...marks, offsetNano: start, durationNano: duration },
    criticalPath: {
      ...path,
      kind,
      row: sectionRow,
      offsetNano: sectionStart,
      durationNano: sectionDuration,
    },
    logs: { ...header.logs, row: logRow, offsetNano: logTime },
  };
}

/** Reads columns one after another. */
function columnReader(buffer: ArrayBuffer, start: number) {
  let offset = start;
  const take = <T extends { readonly byteLength: number }>(column: T): T => {
    offset += column.byteLength;
    return column;
  };
  return {
    f64: (length: number) => take(new Float64Array(buffer, offset, length)),
    i32: (length: number) => take(new Int32Array(buffer, offset, length)),
    u8: (length: number) => take(new Uint8Array(buffer, offset, length)),
  };
}
