import type { ReactNode } from "react";
import { classList } from "@/components/ui/class-list";
import { SortHeader } from "@/components/ui/sort-header";
import type { SortState } from "@/components/ui/use-sort";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { IncidentSortColumn } from "@/lib/domain/incident-sort";
import styles from "./incident-table.module.css";

interface IncidentTableHeadProps {
  /** Null while there are no rows. */
  by: SortState<IncidentSortColumn> | null;
  /** The tick box of all. */
  children?: ReactNode;
}

/** Shared by the table and its skeleton, so that nothing moves when the rows come. */
export function IncidentTableHead({ by, children }: IncidentTableHeadProps) {
  return (
    <thead>
      <tr>
        <th className={styles.select} scope="col">
          {children ?? <VisuallyHidden>Selected</VisuallyHidden>}
        </th>
        <SortHeader column="severity" by={by} className={styles.severity} title="Severity">
          Sev
        </SortHeader>
        <th className={styles.spare} scope="col">
          Incident
        </th>
        <SortHeader column="status" by={by} className={styles.status}>
          Status
        </SortHeader>
        <th className={classList(styles.signal, styles.spare)} scope="col">
          SLO or alert
        </th>
        <th className={classList(styles.suspect, styles.spare)} scope="col">
          Top suspect
        </th>
        <th className={classList(styles.services, styles.spare)} scope="col">
          Services
        </th>
        <th className={classList(styles.assignee, styles.spare)} scope="col">
          Assignee
        </th>
        <SortHeader
          {...{ by, column: "kept", first: "descending", isNumber: true }}
          className={classList(styles.kept, styles.spare)}
        >
          Traces kept
        </SortHeader>
        <SortHeader
          {...{ by, column: "opened", first: "descending", isNumber: true }}
          className={styles.opened}
        >
          Opened
        </SortHeader>
        <SortHeader
          {...{ by, column: "duration", first: "descending", isNumber: true }}
          className={classList(styles.duration, styles.spare)}
        >
          Duration
        </SortHeader>
      </tr>
    </thead>
  );
}
