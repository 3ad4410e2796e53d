import styles from "./mark.module.css";

/** Two strata that a fault has pushed apart. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
      <path className={styles.stratum} d="M1.5 5h5.4M1.5 9.5h3.8M10.2 7h4.3M8.6 11.5h5.9" />
      <path className={styles.fault} d="M10.6 1.2 5.4 14.8" />
    </svg>
  );
}
