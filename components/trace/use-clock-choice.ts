"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { CLOCK_CHOICES, type ClockChoice } from "@/lib/domain/contracts/trace-clock";

const CLOCK = parseAsStringLiteral(CLOCK_CHOICES).withDefault("adjusted");

/** By whose clock traces are told, in the link as `?clock=raw`: one choice for rows and graph. */
export function useClockChoice(): readonly [ClockChoice, (choice: ClockChoice) => void] {
  const [choice, setChoice] = useQueryState("clock", CLOCK);
  return [choice, (next) => void setChoice(next === "adjusted" ? null : next)];
}
