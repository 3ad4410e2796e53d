import type { Span } from "@/lib/domain/span";

interface Rows {
  readonly operationOf: Int32Array;
  readonly answerOf: Int32Array;
  readonly spans: readonly Span[];
}

interface Extent {
  readonly firstRow: number;
  readonly endRow: number;
}

const PROXY_DEPTH = 3;

/**
 * What each trace was asked for, as an operation number: that of its root, or, where the root is a
 * proxy that passes requests on to different places under one name, that of the place where this
 * one went. O(rows).
 */
export function findRoutes(rows: Rows, traces: readonly Extent[]): Int32Array {
  let entries = Int32Array.from(traces, ({ firstRow, endRow }) =>
    firstRow < endRow ? firstRow : -1,
  );
  for (let depth = 0; depth < PROXY_DEPTH; depth += 1) {
    const onward = entries.map((entry, t) => onwardOf(rows, entry, traces[t]?.endRow ?? 0));
    const places = new Map<number, Set<number>>();
    entries.forEach((entry, t) => {
      const next = onward[t] ?? -1;
      if (entry < 0 || next < 0) return;
      const from = rows.operationOf[entry] ?? 0;
      places.set(from, (places.get(from) ?? new Set<number>()).add(rows.operationOf[next] ?? 0));
    });
    const isProxy = (entry: number) => (places.get(rows.operationOf[entry] ?? -1)?.size ?? 0) > 1;
    const next = entries.map((entry, t) => {
      const place = onward[t] ?? -1;
      return entry >= 0 && place >= 0 && isProxy(entry) ? place : entry;
    });
    if (next.every((entry, t) => entry === entries[t])) break;
    entries = next;
  }
  return entries.map((entry) => (entry < 0 ? -1 : (rows.operationOf[entry] ?? -1)));
}

/** The one span of another process that a process called for a request; -1 when it called none, or several. */
function onwardOf({ spans, answerOf }: Rows, entry: number, endRow: number): number {
  if (entry < 0) return -1;
  const own = spans[entry]?.resource;
  let found = -1;
  for (let row = entry; row < endRow; row += 1) {
    const answer = answerOf[row] ?? -1;
    if (answer < 0 || spans[row]?.resource !== own) continue;
    if (found >= 0) return -1;
    found = answer;
  }
  return found;
}
