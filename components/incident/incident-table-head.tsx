import type { ReactNode } from "react";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./incident-table.module.css";

/** Shared by the table and its skeleton, so that nothing moves when the rows come. `children`: the tick box of all. */
export function IncidentTableHead({ children }: { children?: ReactNode }) {
  return (
    <thead>
      <tr>
        <th className={styles.select} scope="col">
          {children ?? <VisuallyHidden>Selected</VisuallyHidden>}
        </th>
        <th className={styles.severity} scope="col">
          Sev
        </th>
        <th className={styles.spare} scope="col">
          Incident
        </th>
        <th className={styles.status} scope="col">
          Status
        </th>
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
        <th className={classList(styles.kept, styles.spare, table.number)} scope="col">
          Traces kept
        </th>
        <th className={classList(styles.opened, table.number)} scope="col">
          Opened
        </th>
        <th className={classList(styles.duration, styles.spare, table.number)} scope="col">
          Duration
        </th>
      </tr>
    </thead>
  );
}
