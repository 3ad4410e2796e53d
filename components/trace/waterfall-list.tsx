"use client";

import type { CSSProperties } from "react";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { timeTicks } from "@/lib/view-models/trace/time-ticks";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { TraceMinimap } from "./minimap";
import { GridLines, TimeAxis } from "./time-axis";
import { useNameWidth } from "./use-name-width";
import { useRowWindow } from "./use-row-window";
import type { WaterfallMoves } from "./use-waterfall-moves";
import type { WaterfallView } from "./use-waterfall-view";
import styles from "./waterfall-list.module.css";
import { rowElementId, WaterfallRow } from "./waterfall-row";

const AXIS_TICKS = 6;

interface WaterfallListProps {
  model: TraceModel;
  view: WaterfallView;
  selectedRow: number;
  moves: WaterfallMoves;
}

/** The scrolling part: minimap and axis stay, of the rows only those in sight are in the page. */
export function WaterfallList({ model, view, selectedRow, moves }: WaterfallListProps) {
  const { widthPx, divider } = useNameWidth();
  const { scrollerRef, items, totalPx, viewPx } = useRowWindow(view.visible, selectedRow);
  const ticks = timeTicks(view.range, AXIS_TICKS);
  const selectedInSight = items.some(({ index }) => view.visible[index] === selectedRow);
  const matched = new Set(items.length === 0 ? [] : inSight(view.matches, items, view.visible));
  return (
    <div ref={scrollerRef} className={styles.scroller} style={sizes(widthPx, viewPx)}>
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
        aria-rowcount={view.visible.length}
        aria-colcount={2}
        aria-activedescendant={selectedInSight ? rowElementId(selectedRow) : undefined}
        onClick={moves.onClick}
        onDoubleClick={moves.onDoubleClick}
        onKeyDown={moves.onKeyDown}
      >
        {items.map(({ index, topPx }) => {
          const row = view.visible[index] ?? 0;
          return (
            <WaterfallRow
              key={row}
              model={model}
              row={row}
              position={index}
              topPx={topPx}
              range={view.range}
              selected={row === selectedRow}
              collapsed={view.collapsed.has(row)}
              matched={matched.has(row)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The matches among the rows drawn: a search in 100,000 rows then marks thirty. */
function inSight(
  matches: Int32Array,
  items: readonly { readonly index: number }[],
  visible: Int32Array,
): Int32Array {
  const first = visible[items[0]?.index ?? 0] ?? 0;
  const last = visible[items.at(-1)?.index ?? 0] ?? 0;
  return matches.filter((row) => row >= first && row <= last);
}

type Sizes = CSSProperties & { readonly "--name-width": string; readonly "--view-height": string };

function sizes(namePx: number, viewPx: number): Sizes {
  return { "--name-width": `${namePx}px`, "--view-height": `${viewPx}px` };
}
