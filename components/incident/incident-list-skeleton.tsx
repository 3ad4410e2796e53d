import { classList } from "@/components/ui/class-list";
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
      <table className={classList(table.table, styles.table)} aria-hidden>
        <IncidentTableHead by={null} />
        <tbody>
          {WIDTHS.map((width) => (
            <tr key={width} className={styles.row}>
              <td className={styles.select} />
              <td className={styles.severity}>
                <Skeleton width="34px" />
              </td>
              <td className={styles.incident}>
                <Skeleton width={width} />
              </td>
              <td className={styles.status}>
                <Skeleton width="72px" />
              </td>
              <td className={classList(styles.signal, styles.spare)}>
                <Skeleton width="80%" />
              </td>
              <td className={styles.suspect}>
                <Skeleton width="75%" />
              </td>
              <td className={classList(styles.services, styles.spare)}>
                <Skeleton width="70%" />
              </td>
              <td className={classList(styles.assignee, styles.spare)}>
                <Skeleton width="60%" />
              </td>
              <td className={classList(styles.kept, styles.spare)}>
                <Skeleton />
              </td>
              <td className={styles.opened}>
                <Skeleton />
              </td>
              <td className={classList(styles.duration, styles.spare)}>
                <Skeleton />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
