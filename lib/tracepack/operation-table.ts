import type { EvidenceIndex, LocatedSpan } from "@/lib/analysis/citations/index-evidence";
import { failureOf } from "@/lib/domain/failure-of";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import { compareText } from "./sort-evidence";
import type { Tracepack } from "./tracepack-schema";

type PackedOperation = Tracepack["operations"][number];
type Side = PackedOperation["window"];

/** How operations fare now and before; a pack's spans name theirs by number. */
export interface OperationTable {
  readonly operations: readonly PackedOperation[];
  indexOf(span: Span): number;
}

export function packedOperationKey(span: Span): string {
  return `${serviceNameOf(span.resource)}\u0000${span.name}\u0000${span.kind}`;
}

/** Every operation of both sides, by name. O(spans log spans). */
export function toOperationTable(index: EvidenceIndex): OperationTable {
  const groups = new Map<string, LocatedSpan[]>();
  for (const list of index.byOperation.values()) {
    for (const located of list) {
      const key = packedOperationKey(located.node.span);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [located]);
      else group.push(located);
    }
  }
  const keys = [...groups.keys()].sort(compareText);
  const numbers = new Map(keys.map((key, i) => [key, i]));
  return {
    operations: keys.flatMap((key) => toOperation(groups.get(key) ?? [])),
    indexOf: (span) => numbers.get(packedOperationKey(span)) ?? 0,
  };
}

function toOperation(spans: readonly LocatedSpan[]): PackedOperation[] {
  const [first] = spans;
  if (first === undefined) return [];
  const { span } = first.node;
  return [
    {
      service: serviceNameOf(span.resource),
      name: span.name,
      kind: span.kind,
      window: toSide(spans.filter(({ side }) => side === "window")),
      healthy: toSide(spans.filter(({ side }) => side === "healthy")),
    },
  ];
}

function toSide(spans: readonly LocatedSpan[]): Side {
  const { p50Nano, p95Nano } = quantilesOf(
    spans.map(({ node }) => Number(node.endUnixNano - node.startUnixNano)),
  );
  return {
    traces: new Set(spans.map(({ trace }) => trace)).size,
    calls: spans.length,
    failures: spans.filter(({ node }) => failureOf(node.span) !== null).length,
    p50Nano,
    p95Nano,
  };
}

/** By nearest rank; 0 of none. */
export function quantilesOf(values: readonly number[]): { p50Nano: number; p95Nano: number } {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50Nano: at(0.5), p95Nano: at(0.95) };
}
