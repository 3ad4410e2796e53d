import type { GraphNodeView, GraphView } from "./to-graph-view";

/** A node in one line of words: what it is, what failed, what it leads to. */
export function describeNode(view: GraphView, node: GraphNodeView): string {
  const facts = [
    node.service,
    node.operation,
    node.times,
    node.failure,
    node.errorNote,
    node.divergenceNote,
    ...node.kernelLines,
  ];
  const said = facts.filter((fact) => fact !== null && fact !== "").join(", ");
  const leads = leadsTo(view, node.id);
  return leads === "" ? said : `${said}; ${leads}`;
}

/** `call → payments Charge, link → worker process`. */
export function leadsTo(view: GraphView, id: string): string {
  const names = new Map(view.nodes.map((node) => [node.id, `${node.service} ${node.operation}`]));
  return view.edges
    .filter((edge) => edge.from === id)
    .map((edge) => `${edge.kind} → ${names.get(edge.to) ?? edge.to}`)
    .join(", ");
}
