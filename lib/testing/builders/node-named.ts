import type { AssembledTrace, SpanNode, TraceNode } from "@/lib/analysis/trace/assembled-trace";

/** The first span node with this span name (the label, unless the spec named it otherwise). */
export function nodeNamed(trace: AssembledTrace, name: string): SpanNode {
  const found = trace.nodes.find((node) => node.kind === "span" && node.span.name === name);
  if (found?.kind !== "span") throw new Error(`no span named ${name} in the trace`);
  return found;
}

/** A name for any node, to read in an expectation: the span's name, `(lost)` for a missing parent. */
export function nameOfNode(node: TraceNode | undefined): string {
  if (node === undefined) return "nothing";
  return node.kind === "span" ? node.span.name : "(lost)";
}

/** The forest as an indented list of names. */
export function drawForest(trace: AssembledTrace): string[] {
  return trace.nodes.map((node) => "  ".repeat(node.depth) + nameOfNode(node));
}
