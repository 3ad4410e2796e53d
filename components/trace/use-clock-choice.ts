"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { CLOCK_CHOICES, type ClockChoice } from "@/lib/domain/contracts/clock-choice";

const CLOCK = parseAsStringLiteral(CLOCK_CHOICES).withDefault("adjusted");

/**
 * The choice as endpoints take it: the usual one is left out, so that the address is the one that
 * pages preload. Said in full, a large trace would be fetched and assembled twice.
 */
export function clockQuery(choice: ClockChoice): { clock?: ClockChoice } {
  return choice === "adjusted" ? {} : { clock: choice };
}

/** By whose clock traces are told, in the link as `?clock=raw`: one choice for rows and graph. */
export function useClockChoice(): readonly [ClockChoice, (choice: ClockChoice) => void] {
  const [choice, setChoice] = useQueryState("clock", CLOCK);
  return [choice, (next) => void setChoice(next === "adjusted" ? null : next)];
}
