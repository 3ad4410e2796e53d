"use client";

import { useEffect } from "react";
import { classList } from "@/components/ui/class-list";
import lines from "@/components/ui/line-list.module.css";
import { useLineWindow } from "@/components/ui/use-line-window";
import { type Timeline, timelineEntry } from "@/lib/view-models/trace/build-timeline";
import { TimelineLine } from "./timeline-line";
import styles from "./timeline-lines.module.css";
import type { SpanSelection } from "./use-span-selection";

const SCROLLER = classList(lines.scroller, styles.timeline);

interface TimelineLinesProps {
  timeline: Timeline;
  /** Entries to draw, in order. */
  shown: Int32Array;
  selection: SpanSelection;
}

/** One line an entry, only those in sight in the page; comes to the selected span when that is elsewhere. */
export function TimelineLines({ timeline, shown, selection }: TimelineLinesProps) {
  const { scrollerRef, virtualizer } = useLineWindow(shown.length);
  const items = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = -1 } = virtualizer.range ?? {};
  const inSight = shown
    .subarray(startIndex, endIndex + 1)
    .some((entry) => timeline.row[entry] === selection.row);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection and the arrival of the events move the list, scrolling or filtering it does not
  useEffect(() => {
    const index = shown.indexOf(selection.row);
    if (!inSight && index >= 0) virtualizer.scrollToIndex(index, { align: "center" });
  }, [selection.row, timeline.events]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <section ref={scrollerRef} className={SCROLLER} tabIndex={0} aria-label="Timeline">
      <ol className={lines.lines} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const entry = shown[index] ?? -1;
          const row = timeline.row[entry] ?? -1;
          return (
            <TimelineLine
              key={entry}
              entry={timelineEntry(timeline, entry)}
              topPx={start}
              selected={row >= 0 && row === selection.row}
              onSelectRow={selection.selectRow}
            />
          );
        })}
      </ol>
    </section>
  );
}
