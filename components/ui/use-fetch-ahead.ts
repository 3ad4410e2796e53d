"use client";

import { useEffect } from "react";

const FETCH_AHEAD_MS = 1_500;

/** Once the page has its own code: a key pressed then opens at once, and no letter is lost. */
export function useFetchAhead(fetchAhead: () => void): void {
  useEffect(() => {
    const timer = setTimeout(fetchAhead, FETCH_AHEAD_MS);
    return () => clearTimeout(timer);
  }, [fetchAhead]);
}
