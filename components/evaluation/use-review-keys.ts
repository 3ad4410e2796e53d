"use client";

import { type RefObject, useRef } from "react";
import { useNotices } from "@/components/shell/notices";
import { useKeys } from "@/components/shell/use-keys";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { QUEUE_ORDER_NAMES } from "@/lib/domain/contracts/queue-order";
import type { ReviewQuery } from "@/lib/domain/contracts/verdict";
import { useSkipReview } from "./use-review";

type View = Pick<ReviewQuery, "order" | "blind">;

interface ReviewKeysInput {
  readonly reviewer: string;
  readonly view: View;
  readonly setView: (changes: Partial<View>) => void;
  readonly listRef: RefObject<HTMLElement | null>;
}

const GROUP = "Review";

/** The keys of the queue. Gives what takes a skip back. */
export function useReviewKeys({ reviewer, view, setView, listRef }: ReviewKeysInput) {
  const { notify } = useNotices();
  const skip = useSkipReview(reviewer);
  const skipped = useRef<string[]>([]);
  useRowKeys(listRef);
  const current = () => {
    const rows = [...(listRef.current?.querySelectorAll<HTMLElement>("[data-incident]") ?? [])];
    return rows.find((row) => row.matches(":focus")) ?? rows[0];
  };
  const skipCurrent = () => {
    const incidentId = current()?.dataset.incident;
    if (incidentId === undefined) return;
    skipped.current.push(incidentId);
    skip.mutate({ incidentId, skip: true });
    notify(`${incidentId} is left to others; u takes it back`);
  };
  const unskip = (incidentId: string) => {
    skip.mutate({ incidentId, skip: false });
    notify(`${incidentId} waits for you again`);
  };
  const undo = () => {
    const last = skipped.current.pop();
    if (last === undefined) notify("Nothing to take back");
    else unskip(last);
  };
  const nextOrder = () => {
    const at = QUEUE_ORDER_NAMES.indexOf(view.order);
    const order = QUEUE_ORDER_NAMES[(at + 1) % QUEUE_ORDER_NAMES.length];
    if (order !== undefined) setView({ order });
  };
  const label = () => {
    const row = current();
    row?.click();
  };
  useKeys([
    { keys: ["w"], label: "Label the row, or the first", group: GROUP, run: label },
    { keys: ["s"], label: "Leave the row to others", group: GROUP, run: skipCurrent },
    { keys: ["u"], label: "Take the last skip back", group: GROUP, run: undo },
    { keys: ["o"], label: "Next order", group: GROUP, run: nextOrder },
    {
      keys: ["b"],
      label: "Blind, or not",
      group: GROUP,
      run: () => setView({ blind: !view.blind }),
    },
  ]);
  return unskip;
}
