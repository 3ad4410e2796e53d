import type { SpanId } from "@/lib/domain/ids";
import type { MissingParentNode, NodeIndex, SpanNode, TraceNode } from "./assembled-trace";
import type { IdentifiedSpans } from "./identify-spans";
import type { InferredTimes } from "./infer-times";
import type { OrderedForest } from "./order-forest";
import { type LikelyParent, proposeLikelyParents } from "./propose-likely-parents";
import type { RelativeTimes } from "./relative-times";

export interface NodesInput {
  readonly forest: OrderedForest;
  readonly identified: IdentifiedSpans;
  readonly missing: readonly SpanId[];
  readonly times: RelativeTimes;
  readonly inferred: InferredTimes;
}

const NO_CHILDREN: readonly NodeIndex[] = [];

/** The nodes of an ordered forest. */
export function buildTraceNodes(input: NodesInput): TraceNode[] {
  const { forest, identified, missing } = input;
  const children = childLists(forest.parent);
  const likely = missing.length > 0 ? proposeLikelyParents(inPreOrder(input)) : NO_PROPOSALS;
  const nodes: TraceNode[] = [];
  for (let index = 0; index < forest.slots.length; index += 1) {
    const slot = forest.slots[index] ?? 0;
    const below = children[index] ?? NO_CHILDREN;
    const missingSpanId = missing[slot - identified.spans.length];
    nodes.push(
      missingSpanId === undefined
        ? toSpanNode(input, { index, slot, children: below })
        : {
            ...toMissingParent(input, { index, slot, children: below }, missingSpanId),
            likelyParent: likely.get(index) ?? null,
          },
    );
  }
  return nodes;
}

const NO_PROPOSALS: ReadonlyMap<NodeIndex, LikelyParent> = new Map();

interface Place {
  readonly index: NodeIndex;
  readonly slot: number;
  readonly children: readonly NodeIndex[];
}

/** One literal and no spreading: it is made a hundred thousand times. Sound times stay unconverted. */
function toSpanNode(input: NodesInput, { index, slot, children }: Place): SpanNode {
  const { forest, identified, times, inferred } = input;
  const span = identified.spans[slot];
  if (span === undefined) throw new RangeError(`slot ${slot} holds no span`);
  const startInferred = times.startNano[slot] !== inferred.startNano[slot];
  const endInferred = times.endNano[slot] !== inferred.endNano[slot];
  return {
    kind: "span",
    index,
    id: identified.ids[slot] ?? span.spanId,
    parent: forest.parent[index] ?? -1,
    children,
    depth: forest.depth[index] ?? 0,
    descendantCount: forest.descendantCount[index] ?? 0,
    startUnixNano: startInferred ? toUnix(times, inferred.startNano[slot]) : span.startUnixNano,
    endUnixNano: endInferred ? toUnix(times, inferred.endNano[slot]) : span.endUnixNano,
    span,
    endInferred,
    duplicateCount: identified.droppedCopies.get(slot) ?? 0,
  };
}

function toMissingParent(
  { forest, times, inferred }: NodesInput,
  { index, slot, children }: Place,
  missingSpanId: SpanId,
): Omit<MissingParentNode, "likelyParent"> {
  return {
    kind: "missing-parent",
    index,
    id: `missing:${missingSpanId}`,
    parent: -1,
    children,
    depth: 0,
    descendantCount: forest.descendantCount[index] ?? 0,
    startUnixNano: toUnix(times, inferred.startNano[slot]),
    endUnixNano: toUnix(times, inferred.endNano[slot]),
    missingSpanId,
  };
}

function toUnix({ baseUnixNano }: RelativeTimes, offsetNano = 0): bigint {
  return baseUnixNano + BigInt(offsetNano);
}

/** Pre-order lists children in their order; leaves share one empty list. */
function childLists(parent: Int32Array): (NodeIndex[] | undefined)[] {
  const lists: (NodeIndex[] | undefined)[] = new Array(parent.length).fill(undefined);
  for (let node = 0; node < parent.length; node += 1) {
    const above = parent[node] ?? -1;
    if (above < 0) continue;
    const known = lists[above];
    if (known) known.push(node);
    else lists[above] = [node];
  }
  return lists;
}

function inPreOrder({ forest, identified, inferred }: NodesInput) {
  return {
    spans: Array.from(forest.slots, (slot) => identified.spans[slot] ?? null),
    parent: forest.parent,
    descendantCount: forest.descendantCount,
    startNano: Float64Array.from(forest.slots, (slot) => inferred.startNano[slot] ?? 0),
    endNano: Float64Array.from(forest.slots, (slot) => inferred.endNano[slot] ?? 0),
  };
}
