/** The last of the items, sorted by `timeOf`, whose time is not after `time`. O(log n). */
export function lastAtOrBefore<T>(
  items: readonly T[] | undefined,
  time: number,
  timeOf: (item: T) => number,
): T | undefined {
  return items?.[countAtOrBefore(items, time, timeOf) - 1];
}

/** How many of the items, sorted by `timeOf`, have a time that is not after `time`. O(log n). */
export function countAtOrBefore<T>(
  items: readonly T[],
  time: number,
  timeOf: (item: T) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && timeOf(item) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
