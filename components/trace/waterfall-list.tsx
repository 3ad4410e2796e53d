"use client";

import { type CSSProperties, useMemo } from "react";
import { useNarrow } from "@/components/ui/use-narrow";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { countWithin } from "@/lib/view-models/trace/count-within";
import { closedFoldOf } from "@/lib/view-models/trace/open-folds";
import { timeTicks } from "@/lib/view-models/trace/time-ticks";
import type { KernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { shownRow } from "@/lib/view-models/trace/visible-rows";
import { TraceMinimap } from "./minimap";
import { GridLines, TimeAxis } from "./time-axis";
import { useNameWidth } from "./use-name-width";
import { useRowWindow } from "./use-row-window";
import { useTouchTime } from "./use-touch-time";
import type { WaterfallMoves } from "./use-waterfall-moves";
import type { WaterfallView } from "./use-waterfall-view";
import styles from "./waterfall-list.module.css";
import { rowElementId, WaterfallRow } from "./waterfall-row";

const AXIS_TICKS = 6;
const PHONE_TICKS = 3;
/** `--bar-start` and `--bar-end` in pixels. */
const BAR_START_PX = 8;
const BAR_END_PX = 72;

interface WaterfallListProps {
  model: TraceModel;
  kernel: KernelRows;
  view: WaterfallView;
  selectedRow: number;
  moves: WaterfallMoves;
}

/** The scrolling part: minimap and axis stay, of the rows only those in sight are in the page. */
export function WaterfallList({ model, kernel, view, selectedRow, moves }: WaterfallListProps) {
  const { widthPx, divider } = useNameWidth();
  const isNarrow = useNarrow();
  const namePx = isNarrow ? 0 : widthPx;
  const touch = useTouchTime(view.range, model.durationNano, view.setRange, {
    startPx: namePx + BAR_START_PX,
    endPx: BAR_END_PX,
  });
  const { visible, open } = view;
  const shown = shownRow(model, visible, open, selectedRow);
  // The row of a fold stands for a span in it; a collapsed caller is not what is selected.
  const cursorRow = closedFoldOf(model, open, shown) >= 0 ? shown : selectedRow;
  const { scrollerRef, items, totalPx, viewPx } = useRowWindow(visible, cursorRow);
  const kernelRows = useMemo(
    () => ({ rows: kernel.rows, byRow: kernel.byRow }),
    [kernel.rows, kernel.byRow],
  );
  const ticks = timeTicks(view.range, isNarrow ? PHONE_TICKS : AXIS_TICKS);
  const selectedInSight = items.some(({ index }) => visible[index] === cursorRow);
  return (
    <div ref={scrollerRef} className={styles.scroller} style={sizes(namePx, viewPx)}>
      <div className={styles.head}>
        <TraceMinimap model={model} range={view.range} onRange={view.setRange} />
        <TimeAxis ticks={ticks} divider={divider} />
      </div>
      <GridLines ticks={ticks} />
      <div
        ref={moves.gridRef}
        role="treegrid"
        tabIndex={0}
        className={styles.rows}
        style={{ height: totalPx }}
        aria-label={`Waterfall, ${formatCountOf(model.rowCount, "span")}`}
        aria-rowcount={visible.length}
        aria-colcount={2}
        aria-activedescendant={selectedInSight ? rowElementId(cursorRow) : undefined}
        onClick={moves.onClick}
        onDoubleClick={moves.onDoubleClick}
        onKeyDown={moves.onKeyDown}
        {...touch}
      >
        {items.map(({ index, topPx }) => {
          const row = visible[index] ?? 0;
          const fold = closedFoldOf(model, open, row);
          const lastRow = model.folds.lastRow[fold] ?? row;
          return (
            <WaterfallRow
              key={row}
              model={model}
              kernel={kernelRows}
              row={row}
              position={index}
              topPx={topPx}
              range={view.range}
              selected={row === cursorRow}
              collapsed={view.collapsed.has(row)}
              fold={fold}
              matchCount={countWithin(view.matches, row, lastRow)}
            />
          );
        })}
      </div>
    </div>
  );
}

type Sizes = CSSProperties & { readonly "--name-width": string; readonly "--view-height": string };

function sizes(namePx: number, viewPx: number): Sizes {
  return { "--name-width": `${namePx}px`, "--view-height": `${viewPx}px` };
}
