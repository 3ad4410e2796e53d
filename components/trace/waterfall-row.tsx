"use client";

import { memo, useMemo } from "react";
import { classList } from "@/components/ui/class-list";
import { hueStyle } from "@/components/ui/service-dot";
import { foldFacts } from "@/lib/view-models/trace/fold-facts";
import type { TimeRange } from "@/lib/view-models/trace/time-range";
import type { KernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import { hasFlag, serviceOf, type TraceModel } from "@/lib/view-models/trace/trace-model";
import { FoldBar } from "./fold-bar";
import { FoldName } from "./fold-name";
import { WaterfallBar } from "./waterfall-bar";
import { WaterfallName } from "./waterfall-name";
import styles from "./waterfall-row.module.css";

export interface WaterfallRowProps {
  model: TraceModel;
  kernel: KernelRows;
  row: number;
  /** Its place among the visible rows. */
  position: number;
  topPx: number;
  range: TimeRange;
  selected: boolean;
  collapsed: boolean;
  /** The closed fold that the row stands for, or -1. */
  fold: number;
  /** How many of the spans that it stands for are found. */
  matchCount: number;
}

/** Clicks are heard by the list, so that a row holds no state and no handler. */
export const WaterfallRow = memo(function WaterfallRow(props: WaterfallRowProps) {
  const { model, kernel, row, position, topPx, range, selected, collapsed, fold, matchCount } =
    props;
  const hasChildren = fold >= 0 || (model.descendantCount[row] ?? 0) > 0;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the treegrid has the focus and names the row by aria-activedescendant
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> cannot be
    <div
      id={rowElementId(row)}
      role="row"
      className={classList(
        "service-hue",
        styles.row,
        selected && styles.selected,
        matchCount > 0 && styles.matched,
        hasFlag(model, row, "missingParent") && styles.missing,
      )}
      style={{ ...hueStyle(serviceOf(model, row)), top: topPx }}
      data-row={row}
      aria-level={(model.depth[row] ?? 0) + 1}
      aria-rowindex={position + 1}
      aria-selected={selected}
      aria-expanded={hasChildren ? fold < 0 && !collapsed : undefined}
    >
      {fold < 0 ? (
        <>
          <WaterfallName model={model} row={row} collapsed={collapsed} />
          <WaterfallBar model={model} kernel={kernel} row={row} range={range} />
        </>
      ) : (
        <FoldCells {...props} />
      )}
    </div>
  );
});

function FoldCells({ model, kernel, row, range, fold, matchCount }: WaterfallRowProps) {
  const facts = useMemo(() => foldFacts(model, fold), [model, fold]);
  return (
    <>
      <FoldName model={model} row={row} facts={facts} matchCount={matchCount} />
      <FoldBar model={model} kernel={kernel} fold={fold} facts={facts} range={range} />
    </>
  );
}

/** The DOM id of a row, for `aria-activedescendant`. */
export function rowElementId(row: number): string {
  return `span-row-${row}`;
}
