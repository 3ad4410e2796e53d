"use client";

import { useEffect, useState } from "react";

/** A slow answer of a busy server comes sooner. */
const LATE_MS = 10_000;

/** Whether something has been under way for longer than one waits without a word. */
export function useIsLate(isUnderWay: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isUnderWay]);
  return isLate;
}
