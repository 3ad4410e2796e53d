import { parseSort, type Sort } from "@/lib/domain/sort";

/** Which way a column is sorted when its head is pressed first. */
export type FirstSort = "ascending" | "descending";

/** How a column stands in the order, as `aria-sort` says it. */
export function sortOf<Column extends string>(
  sort: Sort<Column> | null,
  column: Column,
): FirstSort | "none" {
  if (sort === null || parseSort(sort).column !== column) return "none";
  return parseSort(sort).descending ? "descending" : "ascending";
}

/** What pressing the head of a column sorts by: first one way, then the other, then as usual (null). */
export function nextSort<Column extends string>(
  sort: Sort<Column> | null,
  column: Column,
  first: FirstSort,
): Sort<Column> | null {
  const now = sortOf(sort, column);
  if (now !== "none" && now !== first) return null;
  const isDescending = now === "none" ? first === "descending" : first === "ascending";
  return isDescending ? `-${column}` : column;
}
