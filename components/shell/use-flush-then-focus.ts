"use client";

import { defaultRateLimit } from "nuqs";
import { useCallback } from "react";

type SetFilters<F> = (
  filters: F,
  options: { limitUrlUpdates: typeof defaultRateLimit },
) => Promise<unknown>;

/**
 * Enter in a search field: writes what was typed into the address, which otherwise waits for a pause,
 * then goes to the first row. The row may be opened at once: an address written later would call
 * that navigation off.
 */
export function useFlushThenFocus<F>(
  filters: F,
  setFilters: SetFilters<F>,
  focusFirst: () => void,
): () => void {
  return useCallback(async () => {
    await setFilters(filters, { limitUrlUpdates: defaultRateLimit });
    focusFirst();
  }, [filters, setFilters, focusFirst]);
}
