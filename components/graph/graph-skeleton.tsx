import { Skeleton } from "@/components/ui/skeleton";
import styles from "./graph-skeleton.module.css";

/** Boxes in a row where the graph will be. */
export function GraphSkeleton() {
  return (
    <div className={styles.root} role="status" aria-label="Drawing the causal graph">
      {["gateway", "service", "callee"].map((box) => (
        <div key={box} className={styles.box}>
          <Skeleton width="60%" />
          <Skeleton width="85%" />
        </div>
      ))}
    </div>
  );
}
