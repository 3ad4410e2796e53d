"use client";

import { ArrowLeftRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import toolbar from "@/components/ui/toolbar.module.css";
import type { ComparisonDto } from "@/lib/domain/contracts/comparison";
import { COMPARISON_STATES, type ComparisonState } from "@/lib/domain/contracts/comparison-state";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { areTraceIds, countStates, STATE_MARKS } from "@/lib/view-models/trace/to-comparison-rows";

interface ComparisonToolbarProps {
  sides: { before: string; after: string; incident: string };
  onSides: (changed: { before: string; after: string }) => void;
  states: readonly ComparisonState[];
  onStates: (states: ComparisonState[]) => void;
  comparison: ComparisonDto | null;
}

export function ComparisonToolbar(props: ComparisonToolbarProps) {
  const { sides, onSides, states, onStates, comparison } = props;
  const counts = comparison === null ? null : countStates(comparison);
  const toggle = (state: ComparisonState, on: boolean) =>
    onStates(COMPARISON_STATES.filter((one) => (one === state ? on : states.includes(one))));
  return (
    <div className={toolbar.bar}>
      <h1 className={toolbar.title}>Compare</h1>
      {sides.incident === "" ? (
        <>
          <TextField
            label="Before"
            className={toolbar.id}
            placeholder="trace id"
            value={sides.before}
            invalid={sides.before !== "" && !areTraceIds(sides.before)}
            code
            onChange={(before) => onSides({ before: before.trim(), after: sides.after })}
          />
          <Button
            variant="ghost"
            icon={<ArrowLeftRight aria-hidden size={14} />}
            aria-label="Swap the two sides"
            onClick={() => onSides({ before: sides.after, after: sides.before })}
          />
          <TextField
            label="After"
            className={toolbar.id}
            placeholder="trace id"
            value={sides.after}
            invalid={sides.after !== "" && !areTraceIds(sides.after)}
            code
            onChange={(after) => onSides({ before: sides.before, after: after.trim() })}
          />
        </>
      ) : (
        <span>
          {sides.incident}: healthy before, failing after
          {comparison === null
            ? ""
            : ` (${formatCount(comparison.before.length)} and ${formatCountOf(comparison.after.length, "trace")})`}
        </span>
      )}
      <ToggleGroup label="Operations shown">
        {COMPARISON_STATES.map((state) => (
          <Toggle key={state} pressed={states.includes(state)} onChange={(on) => toggle(state, on)}>
            {STATE_MARKS[state]} {state}
            {counts === null ? "" : ` ${formatCount(counts[state])}`}
          </Toggle>
        ))}
      </ToggleGroup>
    </div>
  );
}
