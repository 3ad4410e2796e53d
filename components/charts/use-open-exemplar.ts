"use client";

import { useCallback } from "react";
import { useNotices } from "@/components/shell/notices";
import type { ChartExemplar } from "@/lib/view-models/red/to-sli-chart";

/** Opens the trace of a point; of one that was not received says so, instead of an empty page. */
export function useOpenExemplar(
  onOpen: (traceId: string) => void,
): (exemplar: ChartExemplar) => void {
  const { notify } = useNotices();
  return useCallback(
    ({ isHeld, traceId }: ChartExemplar) => {
      if (isHeld) onOpen(traceId);
      else notify(`Trace ${traceId} was not received, so it cannot be opened`);
    },
    [onOpen, notify],
  );
}
