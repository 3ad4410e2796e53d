/** Items by what `groupOf` says of them: groups and members in the order in which they first stand. */
export function inGroups<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
): readonly { readonly name: string; readonly members: readonly T[] }[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const members = groups.get(groupOf(item));
    if (members === undefined) groups.set(groupOf(item), [item]);
    else members.push(item);
  }
  return [...groups].map(([name, members]) => ({ name, members }));
}
