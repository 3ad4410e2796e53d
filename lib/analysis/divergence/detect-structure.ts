import { type Comparison, type Finding, hasSupport } from "./comparison";
import { NO_PATH, type PathId } from "./path-index";
import type { PathProfile, PathStats } from "./path-profile";

/** Operations that only the failing trace has; of a whole subtree only its top. */
export function detectExtra(comparison: Comparison): Finding[] {
  const { failing, references } = comparison;
  const findings: Finding[] = [];
  for (const stats of failing.paths.values()) {
    const able = references.filter(
      ({ paths }) => stats.parent === NO_PATH || paths.has(stats.parent),
    );
    const support = able.filter(({ paths }) => !paths.has(stats.path)).length;
    if (!hasSupport(comparison, support, able.length)) continue;
    findings.push({
      kind: "extra",
      path: stats.path,
      nodes: stats.members,
      statement: `done here, not in ${support} of ${able.length} healthy traces`,
      support,
      of: able.length,
      atNano: stats.startNano,
    });
  }
  return findings;
}

/** Operations that healthy traces have below something that ran here; of a subtree only its top. */
export function detectMissing(comparison: Comparison): Finding[] {
  const { failing, references } = comparison;
  const seenIn = new Map<PathId, number>();
  for (const { paths } of references) {
    for (const { path, parent } of paths.values()) {
      if (failing.paths.has(path) || (parent !== NO_PATH && !failing.paths.has(parent))) continue;
      seenIn.set(path, (seenIn.get(path) ?? 0) + 1);
    }
  }
  const findings: Finding[] = [];
  for (const [path, support] of seenIn) {
    const reference = references.find(({ paths }) => paths.has(path));
    const parent = reference?.paths.get(path)?.parent ?? NO_PATH;
    const able = references.filter(({ paths }) => parent === NO_PATH || paths.has(parent)).length;
    if (reference === undefined || !hasSupport(comparison, support, able)) continue;
    findings.push({
      kind: "missing",
      path,
      nodes: failing.paths.get(parent)?.members ?? [],
      statement: `not done here, done in ${support} of ${able} healthy traces`,
      support,
      of: able,
      atNano: expectedAt(failing, reference, path),
      isLess: true,
    });
  }
  return findings;
}

/** When a missing operation should have begun: after the sibling that came before it in health. */
function expectedAt(failing: PathProfile, reference: PathProfile, path: PathId): number {
  const missing = reference.paths.get(path);
  if (missing === undefined) return 0;
  let before: PathStats | null = null;
  for (const sibling of reference.paths.values()) {
    if (sibling.parent !== missing.parent || sibling.startNano >= missing.startNano) continue;
    if (!failing.paths.has(sibling.path)) continue;
    if (before === null || sibling.startNano > before.startNano) before = sibling;
  }
  const previous = before === null ? undefined : failing.paths.get(before.path);
  return previous?.endNano ?? failing.paths.get(missing.parent)?.startNano ?? 0;
}

/**
 * Operations that come at another place among their siblings. Siblings are unique after collapsing,
 * so the longest common subsequence is a longest increasing one, O(k log k); what is not part of it
 * has moved. Work in parallel has no order to change: such siblings are left out.
 */
export function detectReordered(comparison: Comparison): Finding[] {
  const { failing, references } = comparison;
  const moved = new Map<PathId, number>();
  const comparable = new Map<PathId, number>();
  const here = sequences(failing);
  for (const reference of references) {
    const there = sequences(reference);
    for (const [parent, order] of here) {
      const places = new Map((there.get(parent) ?? []).map((path, place) => [path, place]));
      const common = order.filter((path) => places.has(path));
      const kept = longestIncreasing(common.map((path) => places.get(path) ?? 0));
      common.forEach((path, i) => {
        comparable.set(path, (comparable.get(path) ?? 0) + 1);
        if (!kept.has(i)) moved.set(path, (moved.get(path) ?? 0) + 1);
      });
    }
  }
  const findings: Finding[] = [];
  for (const [path, support] of moved) {
    const of = comparable.get(path) ?? 0;
    const stats = failing.paths.get(path);
    if (stats === undefined || !hasSupport(comparison, support, of)) continue;
    const statement = `comes at another place than in ${support} of ${of} healthy traces`;
    findings.push({
      kind: "order",
      path,
      nodes: stats.members,
      statement,
      support,
      of,
      atNano: stats.startNano,
    });
  }
  return findings;
}

/** Children of each path in the order of time, without those that overlap the one before. */
function sequences(profile: PathProfile): Map<PathId, PathId[]> {
  const byParent = new Map<PathId, PathStats[]>();
  for (const stats of profile.paths.values()) {
    const known = byParent.get(stats.parent);
    if (known) known.push(stats);
    else byParent.set(stats.parent, [stats]);
  }
  const result = new Map<PathId, PathId[]>();
  for (const [parent, siblings] of byParent) {
    if (siblings.length < 2) continue;
    const ordered = siblings.sort((a, b) => a.startNano - b.startNano || a.path - b.path);
    const sequential = ordered.filter((stats, i) => {
      const previous = ordered[i - 1];
      const next = ordered[i + 1];
      const afterPrevious = previous === undefined || previous.endNano <= stats.startNano;
      return afterPrevious && (next === undefined || stats.endNano <= next.startNano);
    });
    result.set(
      parent,
      sequential.map(({ path }) => path),
    );
  }
  return result;
}

/** Positions of a longest strictly increasing subsequence (patience sorting, O(k log k)). */
export function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, position) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[position] = tails[low - 1] ?? -1;
    tails[low] = position;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return kept;
}
