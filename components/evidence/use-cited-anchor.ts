"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The anchor of the address: what the sentence that is looked at cites; null when there is none. */
export function useCitedAnchor(): string | null {
  const [anchor] = useQueryState("anchor", parseAsString);
  return anchor;
}
