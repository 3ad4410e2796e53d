import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import styles from "./trace-list.module.css";

/** Shared by the table and its skeleton, so that nothing moves when the rows come. */
export function TraceListHead() {
  return (
    <thead>
      <tr>
        <th className={styles.trace} scope="col">
          Trace
        </th>
        <th className={classList(styles.service, table.half)} scope="col">
          Root service
        </th>
        <th className={table.half} scope="col">
          Root span
        </th>
        <th className={classList(styles.services, table.spare)} scope="col">
          Services
        </th>
        <th className={classList(styles.spans, table.number, table.spare)} scope="col">
          Spans
        </th>
        <th className={classList(styles.errors, table.number)} scope="col">
          Errors
        </th>
        <th className={classList(styles.started, table.number)} scope="col">
          Started
        </th>
        <th className={classList(styles.duration, table.number)} scope="col">
          Duration
        </th>
      </tr>
    </thead>
  );
}
