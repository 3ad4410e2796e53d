import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./trace-list.module.css";
import { TraceListHead } from "./trace-list-head";

const WIDTHS = ["42%", "35%", "51%", "38%", "46%", "33%", "48%", "40%"] as const;

/** The table before its rows. */
export function TraceListSkeleton() {
  return (
    <div className={table.scroll}>
      <VisuallyHidden role="status">Loading the traces</VisuallyHidden>
      <table className={table.table} aria-hidden>
        <TraceListHead by={null} />
        <tbody>
          {WIDTHS.map((width) => (
            <tr key={width}>
              <td className={styles.trace}>
                <Skeleton />
              </td>
              <td className={classList(styles.service, table.half)}>
                <Skeleton width="60%" />
              </td>
              <td className={table.half}>
                <Skeleton width={width} />
              </td>
              <td className={classList(styles.services, table.spare)}>
                <Skeleton width="70%" />
              </td>
              <td className={classList(styles.spans, table.spare)}>
                <Skeleton />
              </td>
              <td className={styles.errors}>
                <Skeleton />
              </td>
              <td className={styles.started}>
                <Skeleton />
              </td>
              <td className={styles.duration}>
                <Skeleton />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
