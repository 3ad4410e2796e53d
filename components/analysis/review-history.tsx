"use client";

import { Time } from "@/components/ui/time";
import type { HypothesisReviewDto, ReviewedHypothesisDto } from "@/lib/domain/contracts/analysis";
import styles from "./review-bar.module.css";

const SAID: Readonly<Record<HypothesisReviewDto["decision"], string>> = {
  accepted: "✓ accepted by",
  edited: "✎ edited by",
  rejected: "✕ rejected by",
};

/** Everything that was said of a hypothesis, the newest first, and what the analyst wrote. */
export function ReviewHistory({ hypothesis }: { hypothesis: ReviewedHypothesisDto }) {
  const { reviews, original } = hypothesis;
  if (reviews.length === 0) return null;
  return (
    <ul className={styles.history} aria-label="What was said of it">
      {reviews.toReversed().map((review) => (
        <li key={`${review.at} ${review.decision}`}>
          <strong className={styles[review.decision]}>
            {SAID[review.decision]} {review.reviewer}
          </strong>{" "}
          <span className={styles.quiet}>
            version {review.version} · <Time unixMs={Date.parse(review.at)} show="absolute" />
          </span>
          {review.reason === "" ? null : <> · {review.reason}</>}
        </li>
      ))}
      {original === null ? null : (
        <li>
          <details>
            <summary className={styles.quiet}>version 1, as the analyst wrote it</summary>
            <p className={styles.original}>
              {original.title}. {original.mechanism}
            </p>
          </details>
        </li>
      )}
    </ul>
  );
}
