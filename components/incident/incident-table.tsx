import { ROW_LINK } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import type { SortState } from "@/components/ui/use-sort";
import type { IncidentSortColumn } from "@/lib/domain/incident-sort";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import type { IncidentRow } from "@/lib/view-models/incident/to-incident-row";
import styles from "./incident-table.module.css";
import { IncidentTableHead } from "./incident-table-head";
import { IncidentTableRow } from "./incident-table-row";
import { RowCheckbox } from "./row-checkbox";
import type { RowSelection } from "./use-row-selection";

export interface IncidentTableProps {
  rows: readonly IncidentRow[];
  by: SortState<IncidentSortColumn>;
  arrived: ReadonlySet<string>;
  /** Null when all are loaded. */
  onMore: (() => void) | null;
  loadingMore: boolean;
  selection: RowSelection;
}

export function IncidentTable(props: IncidentTableProps) {
  const { rows, by, arrived, onMore, loadingMore, selection } = props;
  const order = rows.map(({ id }) => id);
  const chosen = order.filter((id) => selection.ids.has(id)).length;
  const onSelect = (id: string, withShift: boolean) =>
    selection.act(withShift ? { kind: "range", order, id } : { kind: "toggle", id });
  const onAll = () =>
    selection.act(chosen === order.length ? { kind: "clear" } : { kind: "all", ids: order });
  return (
    <div className={table.scroll}>
      <table className={classList(table.table, styles.table)} aria-label="Incidents">
        <IncidentTableHead by={by}>
          <RowCheckbox
            label={`Select all ${order.length} rows shown`}
            checked={chosen === 0 ? false : chosen === order.length ? true : "some"}
            onToggle={onAll}
          />
        </IncidentTableHead>
        <tbody>
          {rows.map((row) => (
            <IncidentTableRow
              key={row.id}
              row={row}
              arrived={arrived.has(row.id)}
              selected={selection.ids.has(row.id)}
              onSelect={onSelect}
            />
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
