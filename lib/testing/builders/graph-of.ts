import type { GraphDto } from "@/lib/domain/contracts/trace";
import { OWN_CLOCKS } from "./waterfall-of";

type NodeDto = GraphDto["nodes"][number];
type EdgeKind = GraphDto["edges"][number]["kind"];

/** A graph answer from `a>b` pairs; nodes not described are healthy spans of a service of that name. */
export function graphOf(
  edges: readonly (string | readonly [pair: string, kind: EdgeKind])[],
  described: Readonly<Record<string, Partial<NodeDto>>> = {},
): GraphDto {
  const links = edges.map((edge) => {
    const [pair, kind] = typeof edge === "string" ? [edge, "call" as const] : edge;
    const [from = "", to = ""] = pair.split(">");
    return { from, to, kind, provenance: "parentSpanId" };
  });
  const ids = new Set([...links.flatMap(({ from, to }) => [from, to]), ...Object.keys(described)]);
  return {
    status: "ok",
    reasons: [],
    clock: OWN_CLOCKS,
    nodes: [...ids].map((id) => ({
      id,
      kind: "span",
      spanIds: [id],
      service: id,
      name: "handle",
      failure: null,
      class: null,
      errorCount: 0,
      durationNano: "5000000",
      isCritical: false,
      kernel: [],
      ...described[id],
    })),
    edges: links,
    slice: null,
    divergences: [],
    comparison: null,
    folded: [],
  };
}
