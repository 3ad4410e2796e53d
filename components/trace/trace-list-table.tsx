import { X } from "lucide-react";
import { ROW_LINK } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { ServiceName } from "@/components/ui/service-dot";
import { ServiceList } from "@/components/ui/service-list";
import { Time } from "@/components/ui/time";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import type { TraceListRow } from "@/lib/view-models/trace/to-trace-list-row";
import styles from "./trace-list.module.css";
import { TraceListHead } from "./trace-list-head";

export interface TraceListTableProps {
  rows: readonly TraceListRow[];
  /** Null when all are loaded. */
  onMore: (() => void) | null;
  loadingMore: boolean;
}

export function TraceListTable({ rows, onMore, loadingMore }: TraceListTableProps) {
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Traces">
        <TraceListHead />
        <tbody>
          {rows.map((row) => (
            <TraceRow key={row.traceId} row={row} />
          ))}
        </tbody>
      </table>
      <div className={table.foot}>
        {onMore === null ? (
          `${formatCountOf(rows.length, "trace")}, all shown`
        ) : (
          <Button {...ROW_LINK} onClick={onMore} disabled={loadingMore}>
            {loadingMore ? "Loading…" : "Load more"}
          </Button>
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
