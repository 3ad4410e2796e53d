import { contrastFeatures } from "./contrast-features";
import type { SpanFeatures } from "./span-features";
import type { SpanTable } from "./span-table";

/** An error more common than this is how things are there. */
const USUAL_RATE = 0.7;

/** What of the healthy traces is no example of health. */
export interface Tainted {
  /** By row: not to be compared with. */
  readonly isTainted: Uint8Array;
  /** By row: as `isTainted`, and where the error was how things always were there. */
  readonly isRecovering: Uint8Array;
  /** Operations that got rid of an error: that they do more now is no trouble. */
  readonly recovering: ReadonlySet<number>;
}

/**
 * Spans of healthy traces that were not: an error was common there and is not in the window, such
 * as while a service started. To compare with them would make the recovery look like trouble. The
 * span that had the error, what its process did for it, and those that waited for it. O(spans).
 */
export function findTainted(table: SpanTable, read: SpanFeatures): Tainted {
  const none = new Uint8Array(table.spans.length);
  const gone = new Set<number>();
  const usual = new Set<number>();
  contrastFeatures(table, read, none).forEach((found, number) => {
    if (!read.features[number]?.isError || found?.direction !== "vanished") return;
    const [windowWith, healthyWith] = [1 - found.windowRate, 1 - found.healthyRate];
    if (healthyWith <= 2 * windowWith) return;
    if (healthyWith < USUAL_RATE) gone.add(number);
    else usual.add(number);
  });
  const isTainted = markAround(table, read, gone);
  const isRecovering = markAround(table, read, new Set([...gone, ...usual]));
  const recovering = new Set<number>();
  isRecovering.forEach((flag, row) => {
    if (flag === 1) recovering.add(table.operationOf[row] ?? -1);
  });
  return { isTainted, isRecovering, recovering };
}

function markAround(table: SpanTable, read: SpanFeatures, errors: ReadonlySet<number>): Uint8Array {
  const marks = new Uint8Array(table.spans.length);
  if (errors.size === 0) return marks;
  for (let row = 0; row < table.spans.length; row += 1) {
    if (table.traces[table.traceOf[row] ?? 0]?.isWindow) continue;
    for (let i = read.from[row] ?? 0; i < (read.from[row + 1] ?? 0); i += 1) {
      if (!errors.has(read.list[i] ?? -1)) continue;
      const { resource } = table.spans[row] ?? {};
      for (let below = row; below < (table.endOf[row] ?? 0); below += 1) {
        if (table.spans[below]?.resource === resource) marks[below] = 1;
      }
      for (let up = table.parentOf[row] ?? -1; up >= 0; up = table.parentOf[up] ?? -1) {
        marks[up] = 1;
      }
    }
  }
  return marks;
}
