import { Skeleton } from "@/components/ui/skeleton";
import styles from "./waterfall-skeleton.module.css";

/** `[indent, name, start, length]` in percent: the shape of an ordinary trace. */
const ROWS = [
  [0, 46, 0, 92],
  [4, 52, 3, 80],
  [8, 40, 8, 14],
  [8, 48, 24, 20],
  [8, 44, 46, 34],
  [12, 38, 50, 26],
  [8, 42, 82, 6],
] as const;

/** Rows where the rows will be: the page does not jump when they come. */
export function WaterfallSkeleton() {
  return (
    <div className={styles.root} role="status" aria-label="Loading the trace">
      {ROWS.map(([indent, name, start, length]) => (
        <div key={`${indent}-${start}`} className={styles.row}>
          <div className={styles.name} style={{ paddingLeft: `${indent * 3}px` }}>
            <Skeleton width={`${name}%`} />
          </div>
          <div style={{ marginLeft: `${start}%`, width: `${length}%` }}>
            <Skeleton />
          </div>
        </div>
      ))}
    </div>
  );
}
