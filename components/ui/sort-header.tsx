"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { type FirstSort, nextSort, sortOf } from "@/lib/view-models/sort/next-sort";
import { classList } from "./class-list";
import table from "./data-table.module.css";
import styles from "./sort-header.module.css";
import type { SortState } from "./use-sort";

export interface SortHeaderProps<Column extends string> {
  column: Column;
  /** Null before there is anything to sort. */
  by: SortState<Column> | null;
  /** What pressing it first does: the end of the column that is looked for. */
  first?: FirstSort;
  /** A column of figures: flush right. */
  isNumber?: boolean;
  className?: string | undefined;
  /** What the column is, where its head is short. */
  title?: string;
  /** The word of the column when `children` can be pressed themselves: the mark then stands apart. */
  word?: string;
  children: ReactNode;
}

/** The head of a column that sorts its table: one way, the other, and as usual again. */
export function SortHeader<Column extends string>(props: SortHeaderProps<Column>) {
  const { column, by, isNumber = false, className, title, children } = props;
  const order = by === null ? undefined : sortOf(by.sort, column);
  return (
    <th
      className={classList(className, isNumber && table.number)}
      scope="col"
      title={title}
      aria-sort={order}
    >
      {by === null ? children : <SortButton {...props} by={by} />}
    </th>
  );
}

function SortButton<Column extends string>(
  props: SortHeaderProps<Column> & { by: SortState<Column> },
) {
  const { column, by, first = "ascending", isNumber = false, title, word, children } = props;
  const order = sortOf(by.sort, column);
  const next = nextSort(by.sort, column, first);
  const action = next === null ? "Back to the usual order" : `Sort ${sortOf(next, column)}`;
  const Mark = (order === "none" ? first : order) === "descending" ? ArrowDown : ArrowUp;
  const mark = <Mark aria-hidden size={11} className={styles.mark} data-on={order !== "none"} />;
  const button = {
    type: "button",
    title: title === undefined ? action : `${title}. ${action}`,
    onClick: () => by.change(next),
  } as const;
  if (word !== undefined) {
    return (
      <span className={styles.pair} data-number={isNumber}>
        <button {...button} className={styles.alone} aria-label={`Sort by ${word}`}>
          {mark}
        </button>
        {children}
      </span>
    );
  }
  return (
    <button {...button} className={styles.button} data-number={isNumber}>
      <span className={styles.name}>
        {children}
        {mark}
      </span>
    </button>
  );
}
