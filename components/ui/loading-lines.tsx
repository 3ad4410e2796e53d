import styles from "./loading-lines.module.css";
import { Skeleton } from "./skeleton";

const WIDTHS = ["36%", "72%", "58%", "84%", "64%", "48%"];

/** Lines where something will be; `label` begins with "Loading" and is what screen readers say. */
export function LoadingLines({ label, count = 3 }: { label: string; count?: number }) {
  return (
    <div className={styles.lines} role="status" aria-label={label}>
      {WIDTHS.slice(0, count).map((width) => (
        <Skeleton key={width} width={width} />
      ))}
    </div>
  );
}
