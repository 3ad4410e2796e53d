import type { SuspectsView } from "@/lib/view-models/suspects/to-suspects-view";
import { ProbabilityBar, ProbabilityText } from "./probability-bar";
import styles from "./suspects-panel.module.css";

/** A candidate like the others: that the cause is not among them. */
export function NoneRow({ view }: { view: SuspectsView }) {
  const isFirst = view.status === "abstained";
  return (
    <div className={styles.none} data-first={isFirst} data-suspect="none">
      <p className={styles.noneHead}>
        <span className={styles.dash} aria-hidden>
          –
        </span>
        <span className={styles.noneName}>none of these</span>
        <ProbabilityText probability={view.none} />
      </p>
      <div className={styles.noneBody}>
        <ProbabilityBar probability={view.none} quiet />
        {isFirst ? <p className={styles.noneText}>Likelier than each of those below.</p> : null}
      </div>
    </div>
  );
}
