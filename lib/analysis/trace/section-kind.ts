import type { TraceNode } from "./assembled-trace";
import { isRemoteCall } from "./blocking-children";
import type { SectionKind } from "./critical-path";

/** A stretch of a node's self time and the children on the path that it lies between. */
export interface OwnStretch {
  readonly node: TraceNode;
  readonly before: TraceNode | null;
  readonly after: TraceNode | null;
}

/**
 * What a node's self time was:
 *
 *     client   ▬▬▬▬▬▬▬▬▬▬▬▬      handler  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
 *       server ··▬▬▬▬▬▬▬···        a, b   ···▬▬▬···▬▬▬····
 *              nn·······nnn               bbb   ggg   aaaa    network / before, between, after
 *
 * After the last thing known of an unfinished span it is `unfinished`; a client with
 * nothing below it waited for a peer that was not observed; what comes before a consumer that was
 * waited for is `queue`.
 */
export function sectionKindOf({ node, before, after }: OwnStretch): SectionKind {
  if (node.kind === "missing-parent") return "unobserved-peer";
  if (after === null && node.endInferred) return "unfinished";
  if (before === null && after === null) {
    const unanswered = node.children.length === 0 && node.span.kind === "client";
    return unanswered ? "unobserved-peer" : "self";
  }
  if (after?.kind === "span" && after.span.kind === "consumer") return "queue";
  const neighbour = after ?? before;
  if (node.span.kind === "client" && neighbour !== null && isRemoteCall(node, neighbour)) {
    return "network";
  }
  if (before === null) return "gap-before-first-child";
  return after === null ? "gap-after" : "gap-between";
}
