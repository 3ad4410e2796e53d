import { parseSort, type Sort } from "@/lib/domain/sort";

/** What a row is sorted by in a column; null where it has nothing there. */
export type SortValue = string | number | null;
export type SortValues<Row, Column extends string> = Readonly<
  Record<Column, (row: Row) => SortValue>
>;

/** The rows in order. Equal ones stay as they were, and those without a value stand last either way. */
export function sortRows<Row, Column extends string>(
  rows: readonly Row[],
  sort: Sort<Column> | null,
  values: SortValues<Row, Column>,
): readonly Row[] {
  if (sort === null) return rows;
  const { column, descending } = parseSort(sort);
  const valued = rows.map((row) => ({ row, value: values[column](row) }));
  const direction = descending ? -1 : 1;
  return valued
    .toSorted(({ value: a }, { value: b }) =>
      a === null || b === null
        ? Number(a === null) - Number(b === null)
        : direction * compareValues(a, b),
    )
    .map(({ row }) => row);
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}
