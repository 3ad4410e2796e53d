"use client";

import { useEffect, useState } from "react";

/** The value once it has stayed the same for `afterMs`: holding a key down asks for one span, not thirty. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
