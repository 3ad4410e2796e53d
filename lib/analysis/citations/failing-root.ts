import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { chooseRoot } from "@/lib/analysis/trace/choose-root";
import { failureOf } from "@/lib/domain/failure-of";

/** Whether the request itself failed: the root that its trace is told from. */
export function hasFailingRoot(trace: AssembledTrace): boolean {
  const chosen = chooseRoot(trace);
  const node = chosen === null ? undefined : trace.nodes[chosen.root];
  return node?.kind === "span" && failureOf(node.span) !== null;
}
