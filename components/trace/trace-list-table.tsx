import { X } from "lucide-react";
import { ROW_LINK } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { ServiceName } from "@/components/ui/service-dot";
import { ServiceList } from "@/components/ui/service-list";
import { Time } from "@/components/ui/time";
import type { SortState } from "@/components/ui/use-sort";
import { SORTED_TRACES, type TraceSortColumn } from "@/lib/domain/trace-sort";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import type { TraceListRow } from "@/lib/view-models/trace/to-trace-list-row";
import styles from "./trace-list.module.css";
import { TraceListHead } from "./trace-list-head";

export interface TraceListTableProps {
  rows: readonly TraceListRow[];
  by: SortState<TraceSortColumn>;
  /** Null when all are loaded. */
  onMore: (() => void) | null;
  loadingMore: boolean;
}

export function TraceListTable({ rows, by, onMore, loadingMore }: TraceListTableProps) {
  const isBounded = by.sort !== "started" && by.sort !== "-started";
  const isCut = isBounded && (onMore !== null || rows.length >= SORTED_TRACES);
  const bound = isCut ? ` of the newest ${formatCount(SORTED_TRACES)} that match` : "";
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Traces">
        <TraceListHead by={by} />
        <tbody>
          {rows.map((row) => (
            <TraceRow key={row.traceId} row={row} />
          ))}
        </tbody>
      </table>
      <div className={table.foot}>
        {onMore === null ? (
          `${formatCountOf(rows.length, "trace")}${bound}, all shown`
        ) : (
          <>
            <Button {...ROW_LINK} onClick={onMore} disabled={loadingMore}>
              {loadingMore ? "Loading…" : "Load more"}
            </Button>
            {bound}
          </>
        )}
      </div>
    </div>
  );
}

function TraceRow({ row }: { row: TraceListRow }) {
  return (
    <tr className={table.row}>
      <td className={styles.trace}>
        {/* Not fetched ahead: a trace may be large, and most of a list is never opened. */}
        <PageLink href={row.href} className={table.link} {...ROW_LINK}>
          <span className={table.id} title={row.traceId}>
            {row.shortId}
          </span>
        </PageLink>
      </td>
      <td className={classList(styles.service, table.half)}>
        <ServiceName service={row.service} />
      </td>
      <td className={table.half} title={row.name}>
        {row.name}
      </td>
      <td className={classList(styles.services, table.muted, table.spare)}>
        <ServiceList services={row.services} />
      </td>
      <td className={classList(styles.spans, table.number, table.spare)}>{row.spanCount}</td>
      <td className={classList(styles.errors, table.number)}>
        {row.failed ? (
          <span className={styles.failing}>
            <X aria-hidden size={12} />
            {row.errorCount}
          </span>
        ) : (
          <span className={table.muted}>0</span>
        )}
      </td>
      <td className={classList(styles.started, table.number)}>
        <PageLink href={row.href} className={table.above} tabIndex={-1}>
          <Time unixMs={row.startedAtMs} />
        </PageLink>
      </td>
      <td className={classList(styles.duration, table.number)} title={row.exactDuration}>
        {row.duration}
      </td>
    </tr>
  );
}
