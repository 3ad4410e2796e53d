"use client";

import type { AnalysisDto } from "@/lib/domain/contracts/analysis";
import { ClaimRow } from "./claim-row";
import styles from "./rejected-list.module.css";

interface RejectedListProps {
  rejected: AnalysisDto["rejected"];
  places: AnalysisDto["places"];
}

/** What was not published, and which claim fell by which rule. */
export function RejectedList({ rejected, places }: RejectedListProps) {
  if (rejected.length === 0) return null;
  return (
    <details className={styles.root}>
      <summary className={styles.summary}>Rejected ({rejected.length})</summary>
      <ul className={styles.list}>
        {rejected.map(({ id, title, reasons, claims }) => (
          <li key={id} className={styles.item}>
            <strong className={styles.title}>{title}</strong>
            <ul className={styles.reasons} aria-label="Why it was rejected">
              {reasons.map((reason) => (
                <li key={reason}>✕ {reason}</li>
              ))}
            </ul>
            <ul className={styles.list} aria-label="Its claims">
              {claims.map((claim) => (
                <ClaimRow key={claim.id} claim={claim} places={places} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
