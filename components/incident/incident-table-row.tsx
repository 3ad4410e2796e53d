import Link from "next/link";
import { ROW_LINK } from "@/components/shell/use-row-keys";
import { Badge } from "@/components/ui/badge";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { Elapsed } from "@/components/ui/elapsed";
import { PageLink } from "@/components/ui/page-link";
import { ServiceList } from "@/components/ui/service-list";
import { Time } from "@/components/ui/time";
import type { IncidentRow } from "@/lib/view-models/incident/to-incident-row";
import styles from "./incident-table.module.css";
import { KeptTracesCell } from "./kept-traces-cell";
import { RowCheckbox } from "./row-checkbox";
import { SeverityBadge } from "./severity-badge";
import { StatusBadge } from "./status-badge";
import { TopSuspectCell } from "./top-suspect-cell";
import { ROW_ID } from "./use-row-selection";

interface IncidentTableRowProps {
  row: IncidentRow;
  arrived: boolean;
  selected: boolean;
  onSelect: (id: string, withShift: boolean) => void;
}

export function IncidentTableRow({ row, arrived, selected, onSelect }: IncidentTableRowProps) {
  return (
    <tr
      {...{ [ROW_ID]: row.id }}
      data-selected={selected}
      className={classList(table.row, styles.row, arrived && styles.arrived)}
      data-severity={row.severity}
      data-active={row.active}
    >
      <td className={styles.select}>
        <RowCheckbox
          label={`Select ${row.id}`}
          checked={selected}
          onToggle={(withShift) => onSelect(row.id, withShift)}
        />
      </td>
      <td className={styles.severity}>
        <SeverityBadge severity={row.severity} over={!row.active} />
      </td>
      <td className={styles.incident}>
        {/* Fetched ahead as soon as it is in sight: who looks at this list wants one of them at once. */}
        <Link href={row.href} className={table.link} {...ROW_LINK} title={row.title}>
          <span className={classList(table.id, styles.id)}>{row.id}</span> {row.title}
        </Link>
        {arrived ? <Badge tone="selection">new</Badge> : null}
      </td>
      <td className={styles.status}>
        <StatusBadge status={row.status} />
      </td>
      <td
        className={classList(styles.signal, styles.spare, table.muted)}
        title={`${row.signalKind} ${row.signal}`}
      >
        {row.signal}
      </td>
      <td className={styles.suspect}>
        <TopSuspectCell top={row.topSuspect} />
      </td>
      <td className={classList(styles.services, styles.spare)}>
        <ServiceList services={row.services} />
      </td>
      <td
        className={classList(styles.assignee, styles.spare, row.assignee === null && table.muted)}
      >
        <span title={row.assignee ?? "Nobody"}>{row.assignee ?? "–"}</span>
      </td>
      <td className={classList(styles.kept, styles.spare, table.number)}>
        <KeptTracesCell kept={row.kept} />
      </td>
      <td className={classList(styles.opened, table.number)}>
        <PageLink href={row.href} className={table.above} tabIndex={-1}>
          <Time unixMs={row.openedAtMs} />
        </PageLink>
      </td>
      <td
        className={classList(
          styles.duration,
          styles.spare,
          table.number,
          !row.active && table.muted,
        )}
      >
        <Elapsed sinceMs={row.openedAtMs} untilMs={row.resolvedAtMs} />
      </td>
    </tr>
  );
}
