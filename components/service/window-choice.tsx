"use client";

import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import { WINDOW_NAMES, WINDOWS, type WindowName } from "./use-services";

interface WindowChoiceProps {
  value: WindowName;
  onChange: (value: WindowName) => void;
}

/** How far back the rolling window goes. */
export function WindowChoice({ value, onChange }: WindowChoiceProps) {
  return (
    <ToggleGroup label="Rolling window">
      {WINDOW_NAMES.map((name) => (
        <Toggle key={name} pressed={name === value} onChange={() => onChange(name)}>
          {name}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

/** The shortest window that reaches back to a moment; null when none does. */
export function windowReaching(unixMs: number, nowMs: number): WindowName | null {
  return WINDOW_NAMES.find((name) => nowMs - unixMs < WINDOWS[name] * 1_000) ?? null;
}
