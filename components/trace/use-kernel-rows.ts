"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCitedAnchor } from "@/components/evidence/use-cited-anchor";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { ReadQuery } from "@/components/ui/read-state";
import type { ClockChoice } from "@/lib/domain/contracts/clock-choice";
import type { HostCaptureDto, TraceKernelDto } from "@/lib/domain/contracts/kernel";
import { listTraceKernelEvents } from "@/lib/domain/contracts/trace-calls";
import { type KernelRows, toKernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { useClockChoice } from "./use-clock-choice";

export interface TraceKernel extends KernelRows {
  readonly hosts: readonly HostCaptureDto[];
  readonly reasons: readonly string[];
  /** Those of them that are about the list, not about the capture of a host. */
  readonly leftOut: readonly string[];
  /** How their reading goes. */
  readonly reading: ReadQuery;
}

const NONE: readonly never[] = [];

/** What the kernel did for the spans of a trace, as lines timed from its start. */
export function useKernelRows(model: TraceModel): TraceKernel {
  const { traceId } = model;
  const [clock] = useClockChoice();
  const usual = useQuery(listOf(traceId, clock, null));
  const cited = unlisted(usual.data, useCitedAnchor());
  const withCited = useQuery({ ...listOf(traceId, clock, cited), enabled: cited !== null });
  const data = cited === null ? usual.data : (withCited.data ?? usual.data);
  const found = useMemo(() => toKernelRows(data, model), [data, model]);
  const { hosts = NONE, reasons = NONE, leftOut = NONE } = data ?? {};
  return { ...found, hosts, reasons, leftOut, reading: usual };
}

function listOf(traceId: string, clock: ClockChoice, cited: string | null) {
  return {
    queryKey: ["trace", traceId, "kernel", clock, cited],
    queryFn: ({ signal }: { signal: AbortSignal }) => {
      const query = { clock, cited: cited ?? undefined };
      return fetchEndpoint(listTraceKernelEvents, { params: { traceId }, query, signal });
    },
    staleTime: 60_000,
  };
}

/** The anchor of a kernel event that a list which is not whole may have left out; else null. */
function unlisted(list: TraceKernelDto | undefined, anchor: string | null): string | null {
  if (list === undefined || list.leftOut.length === 0) return null;
  if (anchor === null || !anchor.startsWith("kernel:")) return null;
  const isListed = list.items.some(({ events }) => events.some((event) => event.anchor === anchor));
  return isListed ? null : anchor;
}
