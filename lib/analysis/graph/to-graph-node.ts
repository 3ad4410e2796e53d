import { serviceNameOf } from "@/lib/domain/resource";
import type { GraphNode } from "./causal-graph";
import type { UnfoldedParts } from "./graph-parts";
import { groupId } from "./group-nodes";

/** One unit or peer as it is drawn. */
export function toGraphNode(parts: UnfoldedParts, vertex: number): GraphNode {
  const { trace, grouped, peers, vertices } = parts;
  const errorCount = vertices.errorCount[vertex] ?? 0;
  const unit = grouped.units[vertex];
  const peer = peers[vertex - vertices.unitCount];
  if (peer !== undefined) {
    return {
      id: peer.id,
      kind: "peer",
      members: [],
      service: peer.service,
      name: peer.name,
      failure: null,
      class: null,
      errorCount,
      durationNano: peer.longestNano,
      kernel: [],
    };
  }
  const first = unit?.members[0] ?? 0;
  const node = trace.nodes[first];
  if (unit === undefined || node === undefined) throw new RangeError(`no vertex ${vertex}`);
  const isGroup = unit.members.length > 1;
  const common = {
    id: isGroup ? groupId(trace, first) : node.id,
    members: unit.members,
    failure: unit.failure?.text ?? null,
    class: unit.failure?.class ?? null,
    errorCount,
    durationNano: BigInt(vertices.longestNano[vertex] ?? 0),
    kernel: parts.kernel.get(vertex) ?? [],
  };
  if (node.kind === "missing-parent") {
    const name = `parent ${node.missingSpanId} not received`;
    return { ...common, kind: "missing-parent", service: "", name };
  }
  const { name, resource } = node.span;
  return { ...common, kind: isGroup ? "group" : "span", service: serviceNameOf(resource), name };
}
