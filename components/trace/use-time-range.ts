"use client";

import { createParser, debounce, useQueryState } from "nuqs";
import { useCallback, useMemo } from "react";
import { formatRange, parseRange } from "@/lib/view-models/trace/range-in-link";
import {
  isWhole,
  rangeBetween,
  type TimeRange,
  wholeRange,
} from "@/lib/view-models/trace/time-range";

const asRange = createParser({
  parse: parseRange,
  serialize: formatRange,
  eq: (a, b) => a.fromNano === b.fromNano && a.toNano === b.toNano,
});

/** A drag across the minimap asks for sixty ranges a second; the link takes the one it ends with. */
const LINK_AFTER = debounce(150);

/** The time drawn, in the link as `?time=`; the whole trace without one. */
export function useTimeRange(
  durationNano: number,
): readonly [TimeRange, (range: TimeRange) => void] {
  const [linked, setLinked] = useQueryState("time", asRange);
  const range = useMemo(
    () =>
      linked === null
        ? wholeRange(durationNano)
        : rangeBetween(linked.fromNano, linked.toNano, durationNano),
    [linked, durationNano],
  );
  const setRange = useCallback(
    (next: TimeRange) =>
      void setLinked(isWhole(next, durationNano) ? null : next, { limitUrlUpdates: LINK_AFTER }),
    [setLinked, durationNano],
  );
  return [range, setRange];
}
