import type { AssembledTrace, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import { type SpanSpec, spanOf } from "./span-of";

/**
 * A trace as assembly would give it, for code that starts after assembly. The specs come in
 * pre-order and name their parents; nothing in them needs a repair.
 */
export function assembledOf(specs: readonly SpanSpec[]): AssembledTrace {
  const rowOf = new Map(specs.map((spec, row) => [spec.id, row]));
  const parents = specs.map((spec) => (spec.parent ? (rowOf.get(spec.parent) ?? -1) : -1));
  const depths: number[] = [];
  for (const parent of parents) depths.push(parent < 0 ? 0 : (depths[parent] ?? 0) + 1);
  const nodes = specs.map((spec, index): SpanNode => {
    const span = spanOf(spec);
    return {
      kind: "span",
      index,
      id: span.spanId,
      parent: parents[index] ?? -1,
      children: parents.flatMap((parent, row) => (parent === index ? [row] : [])),
      depth: depths[index] ?? 0,
      descendantCount: countBelow(depths, index),
      startUnixNano: span.startUnixNano,
      endUnixNano: span.endUnixNano === 0n ? span.startUnixNano : span.endUnixNano,
      span,
      endInferred: span.endUnixNano === 0n,
      duplicateCount: 0,
    };
  });
  const starts = nodes.map((node) => node.startUnixNano).sort((a, b) => (a < b ? -1 : 1));
  const ends = nodes.map((node) => node.endUnixNano).sort((a, b) => (a < b ? -1 : 1));
  return {
    traceId: nodes[0]?.span.traceId ?? null,
    status: nodes.length === 0 ? "failed" : "ok",
    reasons: [],
    nodes,
    roots: nodes.filter((node) => node.parent < 0).map((node) => node.index),
    startUnixNano: starts[0] ?? 0n,
    endUnixNano: ends.at(-1) ?? 0n,
    repairs: [],
  };
}

function countBelow(depths: readonly number[], row: number): number {
  const own = depths[row] ?? 0;
  const after = depths.slice(row + 1);
  const end = after.findIndex((depth) => depth <= own);
  return end < 0 ? after.length : end;
}
