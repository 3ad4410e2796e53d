import { classifyFailures } from "@/lib/analysis/graph/classify-failures";
import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import { failureOf } from "@/lib/domain/failure-of";
import type { Resource } from "@/lib/domain/resource";
import { serviceNameOf } from "@/lib/domain/resource";
import type { AttributeDictionary } from "./attribute-dictionary";
import type { ChosenSpan } from "./choose-spans";
import type { OperationTable } from "./operation-table";
import type { PackedSpan, Tracepack } from "./tracepack-schema";

const MAX_EVENTS = 20;
const MAX_LINKS = 20;
const MAX_MESSAGE = 300;

/** Resources by content: senders repeat theirs in every batch. */
export function resourceTable(dictionary: AttributeDictionary) {
  const resources: Tracepack["resources"] = [];
  const numbers = new Map<string, number>();
  const known = new Map<Resource, number>();
  const indexOf = (resource: Resource): number => {
    const before = known.get(resource);
    if (before !== undefined) return before;
    const packed = {
      service: serviceNameOf(resource),
      attributes: dictionary.add(resource.attributes, isNoise),
    };
    const key = `${packed.service}\u0000${packed.attributes.join(",")}`;
    const number = numbers.get(key) ?? resources.length;
    if (number === resources.length) {
      numbers.set(key, number);
      resources.push(packed);
    }
    known.set(resource, number);
    return number;
  };
  return { resources, indexOf };
}

/** Of a process and its SDK, the same for years. */
function isNoise(key: string): boolean {
  return /^(telemetry\.|process\.(command|executable|owner|runtime\.description))/.test(key);
}

/** Turns chosen spans into packed ones, in the order given. */
export function packSpans(
  chosen: readonly ChosenSpan[],
  traces: readonly AssembledTrace[],
  tables: {
    readonly operations: OperationTable;
    readonly dictionary: AttributeDictionary;
    readonly resourceOf: (resource: Resource) => number;
  },
): PackedSpan[] {
  const numberOf = new Map(traces.map((trace, i) => [trace, i]));
  const classes = new Map(
    traces.map((trace) => [trace, classifyFailures(trace, nodeTimes(trace)).failures]),
  );
  return chosen.map(({ node, trace, marks }) => {
    const { span } = node;
    const durationNano = Number(node.endUnixNano - node.startUnixNano);
    const failure = failureOf(span);
    return {
      id: node.id,
      trace: numberOf.get(trace) ?? 0,
      parent: null,
      skipped: 0,
      depth: node.depth,
      operation: tables.operations.indexOf(span),
      resource: tables.resourceOf(span.resource),
      startNano: Number(node.startUnixNano - trace.startUnixNano),
      durationNano,
      durationBucket: durationNano <= 0 ? -1 : Math.floor(Math.log2(durationNano)),
      status: span.status.code,
      statusMessage: span.status.message.slice(0, MAX_MESSAGE),
      failure: failure === null ? null : { type: failure.type, text: failure.text },
      class: classes.get(trace)?.get(node.index)?.class ?? null,
      marks: [...marks],
      attributes: tables.dictionary.add(span.attributes),
      events: span.events.slice(0, MAX_EVENTS).map((event) => ({
        name: event.name,
        atNano: Number(event.timeUnixNano - trace.startUnixNano),
        attributes: tables.dictionary.add(event.attributes),
      })),
      links: span.links
        .slice(0, MAX_LINKS)
        .map(({ traceId, spanId }) => ({ traceId: String(traceId), spanId: String(spanId) })),
    };
  });
}

/** Where each packed span hangs among those that are left, and what of its trace is not. */
export interface Hanging {
  readonly parent: string | null;
  readonly skipped: number;
}

/**
 * Tells for each kept node its nearest kept caller, and counts what is left out below each. O(nodes).
 */
export function hangSpans(
  trace: AssembledTrace,
  isKept: (id: string) => boolean,
): {
  readonly hanging: ReadonlyMap<string, Hanging>;
  readonly collapsed: readonly Omit<Tracepack["collapsed"][number], "trace">[];
} {
  const above = new Int32Array(trace.nodes.length).fill(-1);
  const skipped = new Int32Array(trace.nodes.length);
  const hanging = new Map<string, Hanging>();
  const groups = new Map<NodeIndex, { spans: number; failing: number; services: Set<string> }>();
  for (const node of trace.nodes) {
    const parent = trace.nodes[node.parent];
    const parentIsKept = parent !== undefined && isKept(parent.id);
    above[node.index] = parentIsKept ? node.parent : (above[node.parent] ?? -1);
    skipped[node.index] =
      parent === undefined || parentIsKept ? 0 : (skipped[node.parent] ?? 0) + 1;
    const under = above[node.index] ?? -1;
    if (isKept(node.id)) {
      hanging.set(node.id, {
        parent: trace.nodes[under]?.id ?? null,
        skipped: skipped[node.index] ?? 0,
      });
    } else if (node.kind === "span") {
      const group = groups.get(under) ?? { spans: 0, failing: 0, services: new Set<string>() };
      groups.set(under, group);
      group.spans += 1;
      if (failureOf(node.span) !== null) group.failing += 1;
      group.services.add(serviceNameOf(node.span.resource));
    }
  }
  const collapsed = [...groups].map(([under, group]) => ({
    under: trace.nodes[under]?.id ?? null,
    spans: group.spans,
    failing: group.failing,
    services: [...group.services].sort(),
  }));
  return { hanging, collapsed };
}
