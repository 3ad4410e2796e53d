import table from "@/components/ui/data-table.module.css";
import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./incident-table.module.css";
import { IncidentTableHead } from "./incident-table-head";

const WIDTHS = ["62%", "48%", "71%", "55%", "66%", "43%", "58%", "69%"] as const;

/** The table before its rows. */
export function IncidentListSkeleton() {
  return (
    <div className={table.scroll}>
      <VisuallyHidden role="status">Loading the incidents</VisuallyHidden>
      <table className={table.table} aria-hidden>
        <IncidentTableHead />
        <tbody>
          {WIDTHS.map((width) => (
            <tr key={width}>
              <td className={styles.select} />
              <td className={styles.severity}>
                <Skeleton width="34px" />
              </td>
              <td>
                <Skeleton width={width} />
              </td>
              <td className={styles.status}>
                <Skeleton width="72px" />
              </td>
              <td className={styles.signal}>
                <Skeleton width="80%" />
              </td>
              <td className={styles.suspect}>
                <Skeleton width="75%" />
              </td>
              <td className={styles.services}>
                <Skeleton width="70%" />
              </td>
              <td className={styles.assignee}>
                <Skeleton width="60%" />
              </td>
              <td className={styles.kept}>
                <Skeleton />
              </td>
              <td className={styles.opened}>
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
