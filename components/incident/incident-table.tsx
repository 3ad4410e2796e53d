import { ROW_LINK } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import table from "@/components/ui/data-table.module.css";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import type { IncidentRow } from "@/lib/view-models/incident/to-incident-row";
import { IncidentTableHead } from "./incident-table-head";
import { IncidentTableRow } from "./incident-table-row";

export interface IncidentTableProps {
  rows: readonly IncidentRow[];
  arrived: ReadonlySet<string>;
  /** Null when all are loaded. */
  onMore: (() => void) | null;
  loadingMore: boolean;
}

export function IncidentTable({ rows, arrived, onMore, loadingMore }: IncidentTableProps) {
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Incidents">
        <IncidentTableHead />
        <tbody>
          {rows.map((row) => (
            <IncidentTableRow key={row.id} row={row} arrived={arrived.has(row.id)} />
          ))}
        </tbody>
      </table>
      <div className={table.foot}>
        {onMore === null ? null : (
          <Button {...ROW_LINK} onClick={onMore} disabled={loadingMore}>
            {loadingMore ? "Loading…" : "Load more"}
          </Button>
        )}
        {onMore === null ? `${formatCountOf(rows.length, "incident")}, all shown` : null}
      </div>
    </div>
  );
}
