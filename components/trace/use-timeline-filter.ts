"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { TIMELINE_KINDS } from "@/lib/view-models/trace/build-timeline";
import type { TimelineFilter } from "@/lib/view-models/trace/filter-timeline";

const TIMELINE = {
  timelineText: parseAsString.withDefault(""),
  timelineHidden: parseAsArrayOf(parseAsStringLiteral(TIMELINE_KINDS)).withDefault([]),
};

/** What the timeline shows, kept in `?timelineText=` and `?timelineHidden=`. */
export function useTimelineFilter(): readonly [TimelineFilter, (filter: TimelineFilter) => void] {
  const [{ timelineText, timelineHidden }, set] = useQueryStates(TIMELINE);
  const filter = useMemo(
    () => ({ text: timelineText, hidden: new Set(timelineHidden) }),
    [timelineText, timelineHidden],
  );
  return [
    filter,
    ({ text, hidden }) => void set({ timelineText: text, timelineHidden: [...hidden] }),
  ];
}
