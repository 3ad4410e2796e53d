import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { SortHeader } from "@/components/ui/sort-header";
import type { SortState } from "@/components/ui/use-sort";
import { SORTED_TRACES, type TraceSortColumn } from "@/lib/domain/trace-sort";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./trace-list.module.css";

const NUMBER = { first: "descending", isNumber: true } as const;
const MEASURED = {
  ...NUMBER,
  title: `Of the newest ${formatCountOf(SORTED_TRACES, "trace")} that match`,
} as const;

interface TraceListHeadProps {
  /** Null while there are no rows. */
  by: SortState<TraceSortColumn> | null;
}

/** Shared by the table and its skeleton, so that nothing moves when the rows come. */
export function TraceListHead({ by }: TraceListHeadProps) {
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
        <SortHeader
          {...{ by, column: "spans", ...MEASURED }}
          className={classList(styles.spans, table.spare)}
        >
          Spans
        </SortHeader>
        <SortHeader {...{ by, column: "errors", ...MEASURED }} className={styles.errors}>
          Errors
        </SortHeader>
        <SortHeader {...{ by, column: "started", ...NUMBER }} className={styles.started}>
          Started
        </SortHeader>
        <SortHeader {...{ by, column: "duration", ...MEASURED }} className={styles.duration}>
          Duration
        </SortHeader>
      </tr>
    </thead>
  );
}
