"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { type Sort, sortNames } from "@/lib/domain/sort";

/** What a list is sorted by; null while it stands in its usual order. */
export interface SortState<Column extends string> {
  readonly sort: Sort<Column> | null;
  readonly change: (sort: Sort<Column> | null) => void;
}

/** In the link as `?sort=`. `columns` are the same at each call. */
export function useSort<Column extends string>(
  columns: readonly [Column, ...Column[]],
): SortState<Column> {
  const parser = useMemo(() => parseAsStringLiteral(sortNames<Column>(columns)), [columns]);
  const [sort, set] = useQueryState("sort", parser);
  return useMemo(() => ({ sort, change: (next) => void set(next) }), [sort, set]);
}
