import styles from "./budget-bar.module.css";

interface BudgetBarProps {
  /** From 0 to 1; null without events. */
  remaining: number | null;
  text: string;
}

/** What is left of an error budget, as a bar and in words. */
export function BudgetBar({ remaining, text }: BudgetBarProps) {
  return (
    <span className={styles.budget}>
      <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
        <rect className={styles.whole} width="100" height="6" />
        <rect
          className={(remaining ?? 0) < 0.25 ? styles.low : styles.left}
          width={(remaining ?? 0) * 100}
          height="6"
        />
      </svg>
      <span className={styles.text}>{text}</span>
    </span>
  );
}
