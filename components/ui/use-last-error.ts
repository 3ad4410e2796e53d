"use client";

import { useState } from "react";

/** Asked again, a query without data forgets why it failed; who reads of it should not have to. */
export function useLastError(error: Error | null, isShown: boolean): Error | null {
  const [last, setLast] = useState(error);
  const next = error ?? (isShown ? null : last);
  if (next !== last) setLast(next);
  return next;
}
