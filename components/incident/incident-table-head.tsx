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
        <th scope="col">Incident</th>
        <th className={styles.status} scope="col">
          Status
        </th>
        <th className={styles.signal} scope="col">
          SLO or alert
        </th>
        <th className={styles.suspect} scope="col">
          Top suspect
        </th>
        <th className={styles.services} scope="col">
          Services
        </th>
        <th className={styles.assignee} scope="col">
          Assignee
        </th>
        <th className={classList(styles.kept, table.number)} scope="col">
          Traces kept
        </th>
        <th className={classList(styles.opened, table.number)} scope="col">
          Opened
        </th>
        <th className={classList(styles.duration, table.number)} scope="col">
          Duration
        </th>
      </tr>
    </thead>
  );
}
