/**
 * The ids that arrived in a list since it was last looked at. One that moved up from beyond the
 * loaded pages, because another left, is none: unless the list is `complete`, an arrival stands
 * before one that was there already.
 */
export function findArrivals(
  seen: ReadonlySet<string>,
  ids: readonly string[],
  complete: boolean,
): readonly string[] {
  const lastSeen = ids.findLastIndex((id) => seen.has(id));
  return ids.filter((id, index) => !seen.has(id) && (complete || index < lastSeen));
}
