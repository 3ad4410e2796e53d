import type { SpanId } from "@/lib/domain/ids";
import type { NodeIndex, TraceNode } from "./assembled-trace";
import type { IdentifiedSpan } from "./identify-spans";
import type { InferredTimes } from "./infer-times";
import type { OrderedForest } from "./order-forest";
import { proposeLikelyParents } from "./propose-likely-parents";
import type { RelativeTimes } from "./relative-times";

export interface NodesInput {
  readonly forest: OrderedForest;
  readonly identified: readonly IdentifiedSpan[];
  readonly missing: readonly SpanId[];
  readonly times: RelativeTimes;
  readonly inferred: InferredTimes;
}

const NO_CHILDREN: readonly NodeIndex[] = [];

/** The nodes of an ordered forest. A time that needed no repair is the span's own, unconverted. */
export function buildTraceNodes(input: NodesInput): TraceNode[] {
  const { forest, identified, missing, times, inferred } = input;
  const children = childLists(forest.parent);
  const likely = missing.length > 0 ? proposeLikelyParents(inPreOrder(input)) : new Map();
  return Array.from(forest.slots, (slot, index): TraceNode => {
    const found = identified[slot];
    const startInferred = times.startNano[slot] !== inferred.startNano[slot];
    const endInferred = times.endNano[slot] !== inferred.endNano[slot];
    const toUnix = (offsetNano = 0) => times.baseUnixNano + BigInt(offsetNano);
    const base = {
      index,
      parent: forest.parent[index] ?? -1,
      children: children.get(index) ?? NO_CHILDREN,
      depth: forest.depth[index] ?? 0,
      descendantCount: forest.descendantCount[index] ?? 0,
      startUnixNano:
        found && !startInferred ? found.span.startUnixNano : toUnix(inferred.startNano[slot]),
      endUnixNano: found && !endInferred ? found.span.endUnixNano : toUnix(inferred.endNano[slot]),
    };
    if (found === undefined) {
      const missingSpanId = missing[slot - identified.length] ?? missing[0];
      if (missingSpanId === undefined) throw new RangeError(`slot ${slot} is no node`);
      const likelyParent = likely.get(index) ?? null;
      return {
        ...base,
        kind: "missing-parent",
        id: `missing:${missingSpanId}`,
        missingSpanId,
        likelyParent,
      };
    }
    const { id, span, duplicateCount } = found;
    return { ...base, kind: "span", id, span, endInferred, duplicateCount };
  });
}

/** Pre-order lists children in their order; leaves share one empty list. */
function childLists(parent: Int32Array): Map<NodeIndex, NodeIndex[]> {
  const lists = new Map<NodeIndex, NodeIndex[]>();
  parent.forEach((above, node) => {
    if (above < 0) return;
    const known = lists.get(above);
    if (known) known.push(node);
    else lists.set(above, [node]);
  });
  return lists;
}

function inPreOrder({ forest, identified, inferred }: NodesInput) {
  return {
    spans: Array.from(forest.slots, (slot) => identified[slot]?.span ?? null),
    parent: forest.parent,
    descendantCount: forest.descendantCount,
    startNano: Float64Array.from(forest.slots, (slot) => inferred.startNano[slot] ?? 0),
    endNano: Float64Array.from(forest.slots, (slot) => inferred.endNano[slot] ?? 0),
  };
}
