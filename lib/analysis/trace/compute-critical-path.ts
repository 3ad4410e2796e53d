import type { AssembledTrace, NodeIndex } from "./assembled-trace";
import { chooseRoot } from "./choose-root";
import type { CriticalPath, CriticalPathSection } from "./critical-path";
import { nodeTimes } from "./relative-times";
import { type Walk, walkCriticalPath } from "./walk-critical-path";

export interface CriticalPathOptions {
  /** Where to start instead of at the trace's root: any node, a consumer for instance. */
  readonly root?: NodeIndex;
}

/**
 * What the time of a trace was spent on: sections that tile the duration of one root exactly. The
 * root is chosen by `chooseRoot` (or given); other roots are named in the reasons. `degraded`
 * when the path leads through times that were inferred, or could not see all; `failed` without
 * nodes. After Jaeger's and CRISP's walk back from the end (see `walkCriticalPath` for what is
 * different). O(n log n), iterative.
 */
export function computeCriticalPath(
  trace: AssembledTrace,
  options: CriticalPathOptions = {},
): CriticalPath {
  const chosen =
    options.root === undefined ? chooseRoot(trace) : { root: options.root, others: [] };
  if (chosen === null) return failed("the trace has no spans");
  if (trace.nodes[chosen.root] === undefined) return failed(`node ${chosen.root} does not exist`);
  const walk = walkCriticalPath(trace, nodeTimes(trace), chosen.root);
  const reasons = whatIsDoubtful(trace, walk, chosen.root, chosen.others);
  return {
    status: reasons.length > 0 ? "degraded" : "ok",
    reasons,
    root: chosen.root,
    sections: toSections(trace, walk),
  };
}

/** Each section ends where the next begins, so each boundary is converted once. */
function toSections({ startUnixNano }: AssembledTrace, { sections }: Walk): CriticalPathSection[] {
  const toUnix = (offsetNano: number) => startUnixNano + BigInt(offsetNano);
  let start = toUnix(sections[0]?.start ?? 0);
  return sections.map(({ node, kind, end }) => {
    const section = { node, kind, startUnixNano: start, endUnixNano: toUnix(end) };
    start = section.endUnixNano;
    return section;
  });
}

function failed(reason: string): CriticalPath {
  return { status: "failed", reasons: [reason], root: -1, sections: [] };
}

function whatIsDoubtful(
  trace: AssembledTrace,
  walk: Walk,
  root: NodeIndex,
  others: readonly NodeIndex[],
): string[] {
  const reasons: string[] = [];
  if (trace.nodes[root]?.kind === "missing-parent") {
    reasons.push("the root was not received: the path covers what is known below it");
  }
  if (walk.sections.length === 0) reasons.push("the root lasts no time: there is no path to show");
  const onPath = new Set(walk.sections.map((section) => section.node));
  const inferred = [...onPath].filter((index) => {
    const node = trace.nodes[index];
    return node?.kind === "span" && node.endInferred;
  });
  if (inferred.length > 0) {
    reasons.push(`${counted(inferred, "span")} on the path with an inferred end`);
  }
  if (walk.outside.length > 0) {
    const calls = counted(walk.outside, "child", "children");
    reasons.push(`${calls} wholly outside the time of their parent: not on the path`);
  }
  if (others.length > 0) {
    const ids = others.slice(0, 3).map((index) => trace.nodes[index]?.id);
    const more = others.length > ids.length ? ", …" : "";
    reasons.push(`${counted(others, "more root")} not on this path (${ids.join(", ")}${more})`);
  }
  return reasons;
}

function counted(list: readonly unknown[], one: string, many = `${one}s`): string {
  return `${list.length} ${list.length === 1 ? one : many}`;
}
