"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useKeys } from "@/components/shell/use-keys";
import type { EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { evidenceOrder, traceToShow } from "@/lib/view-models/incident/evidence-groups";

export interface ShownTrace {
  /** Null when there is no evidence. */
  readonly traceId: string | null;
  readonly select: (traceId: string) => void;
}

/** Which evidence trace is shown, kept in `?trace=`. Another trace starts without a selected span. */
export function useShownTrace(
  leadTraceId: string | null,
  traces: readonly EvidenceTraceDto[],
): ShownTrace {
  const [{ trace }, set] = useQueryStates({
    trace: parseAsString,
    span: parseAsString,
    open: parseAsString,
    focus: parseAsString,
    time: parseAsString,
  });
  const traceId = traceToShow(trace, leadTraceId, traces);
  const select = (next: string) => {
    if (next !== traceId)
      void set({ trace: next, span: null, open: null, focus: null, time: null });
  };
  const step = (by: 1 | -1) => {
    const order = evidenceOrder(traces);
    const at = order.findIndex((candidate) => candidate.traceId === traceId);
    const next = order[(at + by + order.length) % order.length];
    if (next) select(next.traceId);
  };
  useKeys([
    { keys: ["."], label: "Next evidence trace", group: "Incident", run: () => step(1) },
    { keys: [","], label: "Previous evidence trace", group: "Incident", run: () => step(-1) },
  ]);
  return { traceId, select };
}
