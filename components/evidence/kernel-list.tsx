"use client";

import { useMemo } from "react";
import { type ReadQuery, ReadState } from "@/components/ui/read-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { HostCaptureDto } from "@/lib/domain/contracts/kernel";
import { filterKernelRows } from "@/lib/view-models/trace/filter-kernel-rows";
import type { KernelRow } from "@/lib/view-models/trace/to-kernel-rows";
import { KernelCoverageLine } from "./kernel-coverage-line";
import { KernelFilterBar } from "./kernel-filter-bar";
import { KernelLines } from "./kernel-lines";
import styles from "./log-list.module.css";
import { NoKernelEvents } from "./no-kernel-events";
import { useKernelFilter } from "./use-kernel-filter";

export interface KernelListProps {
  rows: readonly KernelRow[];
  hosts: readonly HostCaptureDto[];
  reasons: readonly string[];
  leftOut: readonly string[];
  reading: ReadQuery;
  selectedSpanId: string | null;
  serviceOf: (row: number) => string;
  onSelectSpan: (spanId: string) => void;
}

/** What the kernel did for a trace, in time order. */
export function KernelList(props: KernelListProps) {
  const { rows, hosts, reasons, leftOut, reading } = props;
  const [filter, setFilter] = useKernelFilter();
  const shown = useMemo(() => filterKernelRows(rows, filter), [rows, filter]);
  const state = <ReadState query={reading} what="The kernel events" loading={<KernelSkeleton />} />;
  if (reading.data === undefined) return <div className={styles.root}>{state}</div>;
  if (rows.length === 0) return <NoKernelEvents hosts={hosts} reasons={reasons} />;
  return (
    <div className={styles.root}>
      {state}
      <KernelFilterBar filter={filter} onFilter={setFilter} rows={rows} shownCount={shown.length}>
        <KernelCoverageLine hosts={hosts} reasons={reasons} leftOut={leftOut} />
      </KernelFilterBar>
      {shown.length === 0 ? (
        <p className={styles.none}>No kernel event passes the filter.</p>
      ) : (
        <KernelLines
          rows={shown}
          selectedSpanId={props.selectedSpanId}
          serviceOf={props.serviceOf}
          onSelectSpan={props.onSelectSpan}
        />
      )}
    </div>
  );
}

function KernelSkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading the kernel events">
      <Skeleton width="58%" />
      <Skeleton width="66%" />
    </div>
  );
}
