/** What a list is sorted by: a column upwards, or downwards with a minus before it. */
export type Sort<Column extends string> = Column | `-${Column}`;

/** Every way to sort by the columns, as the address and the query write it. */
export function sortNames<Column extends string>(
  columns: readonly [Column, ...Column[]],
): [Sort<Column>, ...Sort<Column>[]] {
  const [first, ...rest] = columns.flatMap((column) => toBoth(column));
  if (first === undefined) throw new Error("a list is sorted by at least one column");
  return [first, ...rest];
}

function toBoth<Column extends string>(column: Column): [Column, `-${Column}`] {
  return [column, `-${column}`];
}

/** The column of a sort, and which way it goes. */
export function parseSort<Column extends string>(
  sort: Sort<Column>,
): { readonly column: Column; readonly descending: boolean } {
  const descending = sort.startsWith("-");
  return { column: (descending ? sort.slice(1) : sort) as Column, descending };
}
