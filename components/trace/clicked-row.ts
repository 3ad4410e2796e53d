import type { MouseEvent } from "react";

export interface ClickedRow {
  readonly row: number;
  readonly on: "arrow" | "fold" | "row";
}

/** The row under a click, and which part of it; null beside the rows. */
export function clickedRow({ target }: MouseEvent<HTMLElement>): ClickedRow | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>("[data-row]");
  if (element === null) return null;
  const row = Number(element.dataset.row);
  if (target.closest("[data-fold]") !== null) return { row, on: "fold" };
  return { row, on: target.closest("[data-toggle]") === null ? "row" : "arrow" };
}
