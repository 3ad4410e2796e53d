"use client";

import { useEffect, useRef } from "react";
import type { WaterfallMoves } from "./use-waterfall-moves";
import type { WaterfallView } from "./use-waterfall-view";

/** Goes to the next match; while the answer is still awaited, as soon as it is there. */
export function useSearchSubmit(view: WaterfallView, moves: WaterfallMoves): () => void {
  const waits = useRef(false);
  useEffect(() => {
    if (!waits.current || view.isSearching) return;
    waits.current = false;
    moves.toMatch(1);
  });
  return () => {
    if (view.isSearching) waits.current = true;
    else moves.toMatch(1);
  };
}
