import type { AssembledTrace, NodeIndex, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import { formatAttribute } from "@/lib/domain/attributes";
import { serviceNameOf } from "@/lib/domain/resource";

/** Two spans that met at one resource: the first held it when the second came. */
export interface ResourceConflict {
  readonly holder: NodeIndex;
  readonly waiter: NodeIndex;
  /** `lock.name=stock-42`. */
  readonly resource: string;
  /** How it is known, where that is not by attributes of both. */
  readonly provenance?: string;
}

/**
 * Attributes that name something only one (or only a few) can have at a time, and where the name
 * is unique: everywhere (a row of a database), or within one service.
 */
const RESOURCE_KEYS: readonly (readonly [key: string, unique: "everywhere" | "in its service"])[] =
  [
    ["db.lock.name", "everywhere"],
    ["db.row.id", "everywhere"],
    ["lock.name", "in its service"],
    ["mutex.name", "in its service"],
    ["db.client.connection.pool.name", "in its service"],
    ["pool.name", "in its service"],
    ["file.descriptor", "in its service"],
    ["network.local.port", "in its service"],
  ];

/**
 * Spans of different branches that used one resource at overlapping times. Along the order of
 * their starts each is joined to the one that held on longest so far: n uses give at most n - 1
 * conflicts. O(n + uses log uses).
 */
export function findConflicts(trace: AssembledTrace): ResourceConflict[] {
  const users = new Map<string, { resource: string; nodes: SpanNode[] }>();
  for (const node of trace.nodes) {
    if (node.kind !== "span") continue;
    for (const [key, unique] of RESOURCE_KEYS) {
      const value = node.span.attributes[key];
      if (value === undefined) continue;
      const resource = `${key}=${formatAttribute(value)}`;
      const within = unique === "everywhere" ? "" : serviceNameOf(node.span.resource);
      const known = users.get(`${within}\u0000${resource}`);
      if (known) known.nodes.push(node);
      else users.set(`${within}\u0000${resource}`, { resource, nodes: [node] });
    }
  }
  return [...users.values()].flatMap(({ resource, nodes }) => conflictsAmong(resource, nodes));
}

function conflictsAmong(resource: string, nodes: readonly SpanNode[]): ResourceConflict[] {
  const conflicts: ResourceConflict[] = [];
  const byStart = [...nodes].sort(
    (a, b) => compare(a.startUnixNano, b.startUnixNano) || a.index - b.index,
  );
  let holder: SpanNode | null = null;
  for (const node of byStart) {
    if (holder !== null && node.startUnixNano < holder.endUnixNano && !isBelow(node, holder)) {
      conflicts.push({ holder: holder.index, waiter: node.index, resource });
    }
    if (holder === null || node.endUnixNano > holder.endUnixNano) holder = node;
  }
  return conflicts;
}

/** A span does not conflict with its own ancestor: both tell of one use. */
function isBelow(node: SpanNode, holder: SpanNode): boolean {
  return node.index > holder.index && node.index <= holder.index + holder.descendantCount;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
