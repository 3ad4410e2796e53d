import type { WaterfallDto } from "@/lib/domain/contracts/waterfall";
import { columnsOffset, LENGTH_BYTES, type PackedHeader } from "./packed-waterfall";

/** A waterfall as bytes; `unpackWaterfall` reads them. O(rows + sections + logs). */
export function packWaterfall(waterfall: WaterfallDto): Uint8Array<ArrayBuffer> {
  const kinds = [...new Set(waterfall.criticalPath.kind)];
  const header = new TextEncoder().encode(JSON.stringify(headerOf(waterfall, kinds)));
  const columns = columnsOf(waterfall, kinds);
  const start = columnsOffset(header.byteLength);
  const buffer = new ArrayBuffer(columns.reduce((sum, { byteLength }) => sum + byteLength, start));
  new DataView(buffer).setUint32(0, header.byteLength, true);
  const bytes = new Uint8Array(buffer);
  bytes.set(header, LENGTH_BYTES);
  let offset = start;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer), offset);
    offset += column.byteLength;
  }
  return bytes;
}

function headerOf(
  { rows, criticalPath, logs, ...whole }: WaterfallDto,
  kinds: string[],
): PackedHeader {
  return {
    ...whole,
    counts: {
      rows: rows.nodeId.length,
      criticalPath: criticalPath.row.length,
      logs: logs.id.length,
    },
    nodeIds: rows.nodeId.join("\n"),
    criticalPath: {
      status: criticalPath.status,
      reasons: criticalPath.reasons,
      kinds,
    },
    logs: { status: logs.status, reasons: logs.reasons, id: logs.id, level: logs.level },
  };
}

/** In the order in which they are read. */
function columnsOf({ rows, criticalPath, logs }: WaterfallDto, kinds: readonly string[]) {
  const wide = [
    rows.offsetNano,
    rows.durationNano,
    criticalPath.offsetNano,
    criticalPath.durationNano,
    logs.offsetNano,
  ];
  const whole = [
    rows.parent,
    rows.depth,
    rows.descendantCount,
    rows.descendantErrorCount,
    rows.service,
    rows.name,
    criticalPath.row,
    logs.row,
  ];
  const sectionKinds = criticalPath.kind.map((kind) => kinds.indexOf(kind));
  return [
    ...wide.map((values) => new Float64Array(values)),
    ...whole.map((values) => new Int32Array(values)),
    ...[rows.kind, rows.flags, sectionKinds].map((values) => new Uint8Array(values)),
  ];
}
