"use client";

import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { useClockChoice } from "./use-clock-choice";

/** Between adjusted and raw times, where calls show that a clock is off; else nothing to choose. */
export function ClockToggle({ clock }: { clock: TraceModel["clock"] }) {
  const [, choose] = useClockChoice();
  if (clock.off.length === 0) return null;
  return (
    <ToggleGroup label="Times by which clock">
      <Toggle pressed={clock.shown === "adjusted"} onChange={() => choose("adjusted")}>
        Adjusted
      </Toggle>
      <Toggle pressed={clock.shown === "raw"} onChange={() => choose("raw")}>
        Raw times
      </Toggle>
    </ToggleGroup>
  );
}
