import type { ChartExemplar } from "@/lib/view-models/red/to-sli-chart";
import styles from "./exemplar-points.module.css";

/** The sign of what a request stands for. */
export function PointShape({ stand }: { stand: ChartExemplar["stand"] }) {
  switch (stand) {
    case "failing":
      return <path className={styles.failing} d="M-4 -4L4 4M4 -4L-4 4" />;
    case "slow":
      return <path className={styles.slow} d="M0 -5L5 4H-5Z" />;
    case "typical":
      return <circle className={styles.typical} r={4} />;
    case "metric":
      return <path className={styles.metric} d="M-4 -4H4V4H-4Z" />;
    case "prometheus":
      return <path className={styles.metric} d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z" />;
  }
}
