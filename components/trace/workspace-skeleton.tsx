import { GraphSkeleton } from "@/components/graph/graph-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { WaterfallSkeleton } from "./waterfall-skeleton";
import styles from "./workspace-skeleton.module.css";

/** The page before it has come: what comes takes the same places. */
export function WorkspaceSkeleton({ withColumn }: { withColumn: boolean }) {
  return (
    <div className={styles.page}>
      <div className={styles.header}>
        <Skeleton width="340px" />
        <Skeleton width="560px" />
      </div>
      <div className={styles.body} data-column={withColumn}>
        {withColumn ? <div className={styles.side} /> : null}
        <div className={styles.centre}>
          <GraphSkeleton />
          <WaterfallSkeleton />
        </div>
        <div className={styles.side} />
      </div>
    </div>
  );
}
