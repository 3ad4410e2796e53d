"use client";

import type { RefObject } from "react";
import { useKeys } from "@/components/shell/use-keys";

/** What a card carries so that the keys find it, and what each of its buttons does. */
export const HYPOTHESIS_CARD = { "data-hypothesis": "" } as const;
export type CardAction = "accept" | "edit" | "reject";
export function cardAction(action: CardAction) {
  return { "data-card-action": action };
}

const GROUP = "Hypotheses";

/** The keys of the cards within `root`: they mean the one in which the focus is, else the first. */
export function useHypothesisKeys(root: RefObject<HTMLElement | null>): void {
  const cards = () => [...(root.current?.querySelectorAll<HTMLElement>("[data-hypothesis]") ?? [])];
  const current = () => cards().find((card) => card.matches(":focus-within")) ?? cards()[0];
  const press = (action: CardAction) => () =>
    current()?.querySelector<HTMLElement>(`[data-card-action=${action}]`)?.click();
  const next = () => {
    const all = cards();
    const at = all.findIndex((card) => card.matches(":focus-within"));
    const card = all[(at + 1) % all.length];
    card?.focus();
    card?.scrollIntoView({ block: "nearest" });
  };
  useKeys([
    { keys: ["H"], label: "Next hypothesis", group: GROUP, run: next },
    { keys: ["A"], label: "Accept the hypothesis", group: GROUP, run: press("accept") },
    { keys: ["E"], label: "Edit the hypothesis", group: GROUP, run: press("edit") },
    { keys: ["X"], label: "Reject the hypothesis", group: GROUP, run: press("reject") },
  ]);
}
