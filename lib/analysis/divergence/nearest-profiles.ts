import type { PathProfile } from "./path-profile";

export interface Neighbour {
  readonly profile: PathProfile;
  /** 0 for the same paths as often, 1 for nothing in common. */
  readonly distance: number;
}

/**
 * The profiles most like the given one, by weighted Jaccard distance between their multisets of
 * paths: 1 - sum of the smaller counts / sum of the larger. Of equally near ones the first by
 * trace id. O(paths of all profiles).
 */
export function nearestProfiles(
  profile: PathProfile,
  others: readonly PathProfile[],
  count: number,
): Neighbour[] {
  return others
    .map((other) => ({ profile: other, distance: pathDistance(profile, other) }))
    .sort((a, b) => a.distance - b.distance || compareIds(a.profile, b.profile))
    .slice(0, count);
}

function pathDistance(a: PathProfile, b: PathProfile): number {
  let smaller = 0;
  let larger = 0;
  for (const [path, stats] of a.paths) {
    const countA = stats.members.length;
    const countB = b.paths.get(path)?.members.length ?? 0;
    smaller += Math.min(countA, countB);
    larger += Math.max(countA, countB);
  }
  for (const [path, stats] of b.paths) if (!a.paths.has(path)) larger += stats.members.length;
  return larger === 0 ? 0 : 1 - smaller / larger;
}

function compareIds(a: PathProfile, b: PathProfile): number {
  return (a.trace.traceId ?? "") < (b.trace.traceId ?? "") ? -1 : 1;
}
