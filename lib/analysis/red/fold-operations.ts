import { normalizeOperation } from "./normalize-operation";
import { type RedPoint, summarizeRed } from "./to-red-points";

export interface Operation extends Omit<RedPoint, "index"> {
  readonly route: string;
  /** Routes as recorded that it stands for. */
  readonly routeCount: number;
}

export interface FoldedOperations {
  /** The busiest first. */
  readonly operations: readonly Operation[];
  /** Operations that are not shown. */
  readonly foldedOperations: number;
}

interface RouteCount {
  readonly route: string;
  readonly failed: boolean;
  readonly latencyStep: number;
  readonly count: number;
}

/** Routes without their ids, the `most` busiest of them; how many are left out is told. */
export function foldOperations(counts: readonly RouteCount[], most: number): FoldedOperations {
  const byOperation = new Map<string, { routes: Set<string>; counts: RouteCount[] }>();
  for (const count of counts) {
    const operation = normalizeOperation(count.route);
    const known = byOperation.get(operation) ?? { routes: new Set(), counts: [] };
    byOperation.set(operation, known);
    known.routes.add(count.route);
    known.counts.push(count);
  }
  const operations = [...byOperation]
    .map(([route, found]) => ({
      route,
      routeCount: found.routes.size,
      ...summarizeRed(found.counts),
    }))
    .sort((a, b) => b.total - a.total || (a.route < b.route ? -1 : 1));
  return {
    operations: operations.slice(0, most),
    foldedOperations: Math.max(0, operations.length - most),
  };
}
