"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import type { ReadQuery } from "@/components/ui/read-state";
import type { HostCaptureDto } from "@/lib/domain/contracts/kernel";
import { listTraceKernelEvents } from "@/lib/domain/contracts/trace-calls";
import { type KernelRows, toKernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import { useClockChoice } from "./use-clock-choice";

export interface TraceKernel extends KernelRows {
  readonly hosts: readonly HostCaptureDto[];
  readonly reasons: readonly string[];
  /** How their reading goes. */
  readonly reading: ReadQuery;
}

const NONE: readonly never[] = [];

/** What the kernel did for the spans of a trace, as lines timed from its start. */
export function useKernelRows(model: TraceModel): TraceKernel {
  const { traceId } = model;
  const [clock] = useClockChoice();
  const query = useQuery({
    queryKey: ["trace", traceId, "kernel", clock],
    queryFn: ({ signal }) =>
      fetchEndpoint(listTraceKernelEvents, { params: { traceId }, query: { clock }, signal }),
    staleTime: 60_000,
  });
  const found = useMemo(() => toKernelRows(query.data, model), [query.data, model]);
  return {
    ...found,
    hosts: query.data?.hosts ?? NONE,
    reasons: query.data?.reasons ?? NONE,
    reading: query,
  };
}
