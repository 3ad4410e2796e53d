import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Comparison, Finding } from "./comparison";
import { detectAttributes } from "./detect-attributes";
import { detectCounts, detectFailures, detectLatency } from "./detect-outcome";
import { detectExtra, detectMissing, detectReordered } from "./detect-structure";
import type { Divergence, DivergenceReport } from "./divergence";
import { nearestProfiles } from "./nearest-profiles";
import { NO_PATH, type PathId, PathIndex } from "./path-index";
import { toPathProfile } from "./path-profile";

export interface DivergenceOptions {
  /** Healthy traces to compare with, the nearest ones. */
  readonly neighbours?: number;
  /** Share of them that must agree against the failing trace. */
  readonly minSupport?: number;
}

const FEW_REFERENCES = 3;
const MAX_STEPS = 20;

/**
 * Where a trace departs from healthy traces of its route: from the nearest of them (by their
 * paths), every difference that enough of them agree on, with that support. The earliest in time
 * and the deepest without a reason below it answer different questions; both are given. `degraded`
 * with fewer than three healthy traces, `failed` with none. O(paths of all traces × neighbours).
 */
export function findDivergence(
  failing: AssembledTrace,
  healthy: readonly AssembledTrace[],
  { neighbours = 15, minSupport = 0.6 }: DivergenceOptions = {},
): DivergenceReport {
  const usable = healthy.filter((trace) => trace.nodes.length > 0);
  if (failing.nodes.length === 0 || usable.length === 0) {
    const reason =
      failing.nodes.length === 0 ? "the trace has no spans" : "no healthy trace to compare with";
    return {
      status: "failed",
      reasons: [reason],
      references: [],
      divergences: [],
      earliest: null,
      deepest: null,
    };
  }
  const index = new PathIndex();
  const profile = toPathProfile(failing, index);
  const near = nearestProfiles(
    profile,
    usable.map((trace) => toPathProfile(trace, index)),
    neighbours,
  );
  const references = near.map((neighbour) => neighbour.profile);
  const findings = detectAll({ index, failing: profile, references, minSupport });
  const divergences = toDivergences(failing, index, findings);
  const reasons = [...failing.reasons];
  if (near.length < FEW_REFERENCES)
    reasons.push(`only ${near.length} healthy traces to compare with`);
  return {
    status: reasons.length > 0 ? "degraded" : "ok",
    reasons,
    references: near.map(({ profile: { trace }, distance }) => ({
      traceId: trace.traceId,
      distance,
    })),
    divergences,
    earliest: divergences[0] ?? null,
    deepest: deepestUnexplained(divergences),
  };
}

function detectAll(comparison: Comparison): Finding[] {
  return [
    ...detectAttributes(comparison),
    ...detectExtra(comparison),
    ...detectMissing(comparison),
    ...detectReordered(comparison),
    ...detectFailures(comparison),
    ...detectCounts(comparison),
    ...detectLatency(comparison),
  ];
}

function toDivergences(
  { startUnixNano }: AssembledTrace,
  index: PathIndex,
  findings: readonly Finding[],
): Divergence[] {
  const isExplained = explainer(index, findings);
  const ordered = findings.toSorted(
    (a, b) => a.atNano - b.atNano || index.depth(b.path) - index.depth(a.path),
  );
  return ordered.map((finding) => ({
    kind: finding.kind,
    path: index.lastSteps(finding.path, MAX_STEPS),
    depth: index.depth(finding.path),
    nodes: finding.nodes,
    statement: finding.statement,
    support: finding.support,
    of: finding.of,
    atUnixNano: startUnixNano + BigInt(Math.round(finding.atNano)),
    isUnexplained: !isExplained(finding),
  }));
}

/**
 * A failure is explained by a divergence below it; what was done less often, or not at all, by a
 * failure of what should have done it. What a node chose, was given or spent by itself is
 * explained by nothing that a trace shows.
 */
function explainer(index: PathIndex, findings: readonly Finding[]): (finding: Finding) => boolean {
  const isFailure = ({ kind }: Finding) => kind === "status" || kind === "exception";
  const failed = new Set(findings.filter(isFailure).map(({ path }) => path));
  const follows = ({ isLess, path }: Finding) => isLess === true && failed.has(index.parent(path));
  const above = pathsAbove(
    index,
    findings.filter((finding) => !follows(finding)),
  );
  return (finding) => (isFailure(finding) ? above.has(finding.path) : follows(finding));
}

/** Every path above one that diverges. */
function pathsAbove(index: PathIndex, findings: readonly Finding[]): Set<PathId> {
  const above = new Set<PathId>();
  for (const { path } of findings) {
    for (let at = index.parent(path); at !== NO_PATH && !above.has(at); at = index.parent(at)) {
      above.add(at);
    }
  }
  return above;
}

/** Of equally deep ones the earliest. */
function deepestUnexplained(divergences: readonly Divergence[]): Divergence | null {
  let deepest: Divergence | null = null;
  for (const divergence of divergences) {
    if (!divergence.isUnexplained) continue;
    if (deepest === null || divergence.depth > deepest.depth) deepest = divergence;
  }
  return deepest;
}
