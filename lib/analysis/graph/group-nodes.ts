import type { AssembledTrace, NodeIndex, TraceNode } from "@/lib/analysis/trace/assembled-trace";
import type { Resource } from "@/lib/domain/resource";
import { serviceNameOf } from "@/lib/domain/resource";
import type { ClassifiedFailure, ClassifiedFailures } from "./classify-failures";
import type { ResourceConflict } from "./find-conflicts";

/** Trace nodes that are drawn as one. Parents come before their children. */
export interface Unit {
  readonly index: number;
  /** -1 for a root. */
  readonly parent: number;
  /** In pre-order. */
  readonly members: NodeIndex[];
  /** Of the first member; all members fail alike or not at all. */
  readonly failure: ClassifiedFailure | null;
}

export interface GroupedNodes {
  readonly units: readonly Unit[];
  /** The unit of each trace node. */
  readonly unitOf: Int32Array;
}

/** The id under which a group can be opened: derived from its first member. */
export function groupId(trace: AssembledTrace, first: NodeIndex): string {
  return `group:${trace.nodes[first]?.id ?? first}`;
}

/**
 * Groups equal siblings: nodes whose parents are grouped together, with the same service, name
 * and kind, and the same class and sort of failure. So a group never hides an error: what fails
 * stands apart from what does not, a retried attempt from an origin, a timeout from a 500; nor who
 * waited for a resource from who held it. A group whose id is in `open` is left as single nodes. One
 * pass in pre-order, O(n).
 */
export function groupNodes(
  trace: AssembledTrace,
  { failures }: ClassifiedFailures,
  open: ReadonlySet<string>,
  conflicts: readonly ResourceConflict[],
): GroupedNodes {
  const units: Unit[] = [];
  const unitOf = new Int32Array(trace.nodes.length);
  const labelOf = labeller(new Set(conflicts.map(({ waiter }) => waiter)));
  const known = new Map<number, number | "opened">();
  for (const node of trace.nodes) {
    const failure = failures.get(node.index) ?? null;
    const parent = node.parent < 0 ? -1 : (unitOf[node.parent] ?? -1);
    const key = (parent + 1) * LABEL_LIMIT + labelOf(node, failure);
    const found = known.get(key);
    if (typeof found === "number") {
      units[found]?.members.push(node.index);
      unitOf[node.index] = found;
      continue;
    }
    if (found === undefined) {
      known.set(key, open.has(groupId(trace, node.index)) ? "opened" : units.length);
    }
    unitOf[node.index] = units.length;
    units.push({ index: units.length, parent, members: [node.index], failure });
  }
  return { units, unitOf };
}

/** More labels than any trace has nodes; units times labels stay exact in a double. */
const LABEL_LIMIT = 2 ** 24;

/** Small numbers for what must be equal in a group; numbers are far cheaper as keys than texts. */
function labeller(waiters: ReadonlySet<NodeIndex>) {
  const serviceOf = new Map<Resource, number>();
  const services = new Map<string, number>();
  const labels = new Map<string, Map<string, number>[]>();
  let count = 0;
  const serviceIndex = (resource: Resource) => {
    const seen = serviceOf.get(resource);
    if (seen !== undefined) return seen;
    const service = serviceNameOf(resource);
    const index = services.get(service) ?? services.size;
    services.set(service, index);
    serviceOf.set(resource, index);
    return index;
  };
  return (node: TraceNode, failure: ClassifiedFailure | null): number => {
    if (node.kind === "missing-parent") return count++;
    const trouble = failure === null ? "" : ` ${failure.class} ${failure.type}`;
    const byService = labels.get(node.span.name) ?? [];
    labels.set(node.span.name, byService);
    const service = serviceIndex(node.span.resource);
    const bySort = byService[service] ?? new Map<string, number>();
    byService[service] = bySort;
    const role = waiters.has(node.index) ? " waiter" : "";
    const sort = `${node.span.kind}${role}${trouble}`;
    const label = bySort.get(sort) ?? count++;
    bySort.set(sort, label);
    return label;
  };
}
