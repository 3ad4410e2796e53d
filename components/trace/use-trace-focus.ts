"use client";

import { type RefObject, useCallback, useRef } from "react";

/** Enter on a row leads to its details; reading goes on there with the arrow keys. */
export function useTraceFocus(): {
  readonly detailsRef: RefObject<HTMLDivElement | null>;
  readonly focusDetails: () => void;
} {
  const detailsRef = useRef<HTMLDivElement>(null);
  const focusDetails = useCallback(() => detailsRef.current?.focus(), []);
  return { detailsRef, focusDetails };
}
