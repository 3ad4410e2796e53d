"use client";

import { type RefObject, useCallback } from "react";
import { useKeys } from "./use-keys";

/** What a row's link carries so that the keys find it; so may a button after the last row. */
export const ROW_LINK = { "data-row-link": "" } as const;
const SELECTOR = "[data-row-link]";

interface RowKeys {
  /** Moves the focus to the row of the index that is chosen; `current` is -1 while none has it. */
  readonly focusAt: (choose: (current: number, last: number) => number) => void;
  readonly focusFirst: () => void;
}

/**
 * j and k move the focus from row to row of a list of links: the focused row is the current one,
 * Enter opens it as any link. It stays with its row when others arrive above.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>): RowKeys {
  const focusAt = useCallback<RowKeys["focusAt"]>(
    (choose) => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>(SELECTOR) ?? [])];
      const current = rows.findIndex(hasFocus);
      const row = rows[choose(current, rows.length - 1)];
      row?.focus({ preventScroll: true });
      row?.closest("tr, button")?.scrollIntoView({ block: "nearest" });
    },
    [list],
  );

  useKeys([
    {
      keys: ["j", "ArrowDown"],
      label: "Next row",
      group: "List",
      run: () => focusAt((current, last) => Math.min(current + 1, last)),
    },
    {
      keys: ["k", "ArrowUp"],
      label: "Previous row",
      group: "List",
      run: () => focusAt((current) => Math.max(current - 1, 0)),
    },
    { keys: ["Home"], label: "First row", group: "List", run: () => focusAt(() => 0) },
    { keys: ["End"], label: "Last row", group: "List", run: () => focusAt((_, last) => last) },
    { keys: ["Enter"], label: "Open the row", group: "List", run: () => {} },
  ]);

  return { focusAt, focusFirst: useCallback(() => focusAt(() => 0), [focusAt]) };
}

/** Also the row whose tick box was clicked is the current one. */
function hasFocus(row: HTMLElement): boolean {
  return (row.closest("tr") ?? row).contains(document.activeElement);
}
