"use client";

import { type RefObject, useCallback, useEffect, useReducer, useRef } from "react";
import { useNotices } from "@/components/shell/notices";
import { useKeys } from "@/components/shell/use-keys";
import type { useRowKeys } from "@/components/shell/use-row-keys";
import { formatCount } from "@/lib/view-models/format/format-count";
import {
  NO_SELECTION,
  type SelectionAction,
  select,
  vanishedRows,
} from "@/lib/view-models/incident-list/selection";

/** What a row carries so that the keys know which it is. */
export const ROW_ID = "data-incident";

interface RowSelectionInput {
  readonly scrollRef: RefObject<HTMLElement | null>;
  readonly order: readonly string[];
  readonly focusAt: ReturnType<typeof useRowKeys>["focusAt"];
  /** Other filters, another selection. */
  readonly view: string;
}

export interface RowSelection {
  readonly ids: ReadonlySet<string>;
  readonly act: (action: SelectionAction) => void;
}

/** Rows chosen by mouse and by keys; those that leave the list are not chosen any more. */
export function useRowSelection(input: RowSelectionInput): RowSelection {
  const { scrollRef, order, focusAt, view } = input;
  const [selection, act] = useReducer(select, NO_SELECTION);
  const before = useRef(order);
  // biome-ignore lint/correctness/useExhaustiveDependencies: cleared when the view changes
  useEffect(() => act({ kind: "clear" }), [view]);
  useEffect(() => {
    act({ kind: "drop", ids: vanishedRows(before.current, order) });
    before.current = order;
  }, [order]);
  useSpokenCount(selection.ids.size);

  const focused = () =>
    scrollRef.current?.querySelector(`[${ROW_ID}]:focus-within`)?.getAttribute(ROW_ID) ?? null;
  const step = (direction: 1 | -1) => {
    const from = focused();
    focusAt((current, last) => Math.max(0, Math.min(current + direction, last)));
    const to = focused();
    if (to !== null && to !== from) act({ kind: "step", order, from: from ?? to, to });
  };
  const toggle = () => {
    const id = focused();
    if (id !== null) act({ kind: "toggle", id });
  };
  useKeys([
    { keys: ["x"], label: "Select the row", group: "List", run: toggle },
    {
      keys: ["J", "shift+ArrowDown"],
      shown: "⇧J",
      label: "Select down",
      group: "List",
      run: () => step(1),
    },
    {
      keys: ["K", "shift+ArrowUp"],
      shown: "⇧K",
      label: "Select up",
      group: "List",
      run: () => step(-1),
    },
  ]);
  return { ids: selection.ids, act: useCallback((action) => act(action), []) };
}

function useSpokenCount(count: number): void {
  const { announce } = useNotices();
  const spoken = useRef(0);
  useEffect(() => {
    if (spoken.current === count) return;
    spoken.current = count;
    if (count > 0) announce(`${formatCount(count)} selected`);
  }, [count, announce]);
}
