"use client";

import type { ReactNode } from "react";
import styles from "@/components/ui/filter-bar.module.css";
import { SearchField } from "@/components/ui/search-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import {
  TIMELINE_KINDS,
  type Timeline,
  type TimelineKind,
} from "@/lib/view-models/trace/build-timeline";
import { countKinds, type TimelineFilter } from "@/lib/view-models/trace/filter-timeline";

const NAMES: Readonly<Record<TimelineKind, string>> = {
  span: "Spans",
  event: "Events",
  log: "Logs",
  kernel: "Kernel",
};

interface TimelineFilterBarProps {
  timeline: Timeline;
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
  shown: Int32Array;
  children: ReactNode;
}

export function TimelineFilterBar(props: TimelineFilterBarProps) {
  const { timeline, filter, onFilter, shown, children } = props;
  const counts = countKinds(timeline);
  const total = timeline.order.length;
  const setKind = (kind: TimelineKind, isShown: boolean) => {
    const hidden = new Set(filter.hidden);
    if (isShown) hidden.delete(kind);
    else hidden.add(kind);
    onFilter({ ...filter, hidden });
  };
  return (
    <div className={styles.bar}>
      <div className={styles.search}>
        <SearchField
          label="Search the timeline"
          placeholder="text or service"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
        />
      </div>
      <ToggleGroup label="Kinds shown">
        {TIMELINE_KINDS.map((kind) => (
          <Toggle
            key={kind}
            pressed={!filter.hidden.has(kind)}
            onChange={(pressed) => setKind(kind, pressed)}
          >
            {NAMES[kind]} {formatCount(counts[kind])}
          </Toggle>
        ))}
      </ToggleGroup>
      <span className={styles.count}>
        {shown.length === total
          ? formatCountOf(total, "entry", "entries")
          : `${formatCount(shown.length)} of ${formatCountOf(total, "entry", "entries")}`}
      </span>
      {children}
    </div>
  );
}
