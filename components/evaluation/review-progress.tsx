import type { ReviewQueueDto } from "@/lib/domain/contracts/verdict";
import { REVIEW_STATES } from "@/lib/domain/review";
import styles from "./review-page.module.css";

/** How many incidents have come how far. */
export function ReviewProgress({ progress }: Pick<ReviewQueueDto, "progress">) {
  const total = REVIEW_STATES.reduce((sum, state) => sum + progress[state], 0);
  const done = progress.agreed + progress.adjudicated;
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Labelled by two, and settled"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <div
          className={styles.done}
          style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }}
        />
      </div>
      <span>
        {done} of {total} done
      </span>
      {REVIEW_STATES.map((state) => (
        <span key={state}>
          {progress[state]} {state.replaceAll("-", " ")}
        </span>
      ))}
    </div>
  );
}
