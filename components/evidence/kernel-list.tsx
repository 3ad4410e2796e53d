"use client";

import { useMemo } from "react";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
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
  isPending: boolean;
  error: Error | null;
  retry: () => void;
  selectedSpanId: string | null;
  serviceOf: (row: number) => string;
  onSelectSpan: (spanId: string) => void;
}

/** What the kernel did for a trace, in time order. */
export function KernelList(props: KernelListProps) {
  const { rows, hosts, reasons, isPending, error, retry } = props;
  const [filter, setFilter] = useKernelFilter();
  const shown = useMemo(() => filterKernelRows(rows, filter), [rows, filter]);
  if (isPending) {
    return (
      <div className={styles.skeleton} role="status" aria-label="Loading the kernel events">
        <Skeleton width="58%" />
        <Skeleton width="66%" />
      </div>
    );
  }
  if (error !== null) {
    return (
      <ErrorState
        title="The kernel events could not be read."
        message={errorMessage(error)}
        onRetry={retry}
      />
    );
  }
  if (rows.length === 0) return <NoKernelEvents hosts={hosts} reasons={reasons} />;
  return (
    <div className={styles.root}>
      <KernelFilterBar filter={filter} onFilter={setFilter} rows={rows} shownCount={shown.length}>
        <KernelCoverageLine hosts={hosts} reasons={reasons} />
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
