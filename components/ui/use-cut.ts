"use client";

import { useState } from "react";
import { nextCut } from "@/lib/view-models/format/next-cut";

export interface Cut<T> {
  readonly shown: readonly T[];
  readonly total: number;
  /** How many come with the next asking; 0 when all are shown. */
  readonly more: number;
  readonly showMore: () => void;
}

/** The first of many, and more when asked for: what nobody scrolls to is not drawn. */
export function useCut<T>(items: readonly T[], first: number): Cut<T> {
  const [length, setLength] = useState(first);
  const total = items.length;
  const next = nextCut(length, total);
  return {
    shown: total <= length ? items : items.slice(0, length),
    total,
    more: Math.max(0, next - length),
    showMore: () => setLength(next),
  };
}
