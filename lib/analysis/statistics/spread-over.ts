/** At most `count` of the items, evenly over the list, in its order. O(count). */
export function spreadOver<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}
