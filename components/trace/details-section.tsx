import type { ReactNode } from "react";
import styles from "./details-section.module.css";

interface DetailsSectionProps {
  title: string;
  /** How many there are. */
  count?: string;
  /** Controls at the far end. */
  aside?: ReactNode;
  /** Closed until asked for: what is the same for every span of a service. */
  folded?: boolean;
  children: ReactNode;
}

/** One captioned part of the details panel. */
export function DetailsSection(props: DetailsSectionProps) {
  const { title, count, aside, folded = false, children } = props;
  const caption = (
    <>
      {title}
      {count === undefined ? null : <span className={styles.count}>{count}</span>}
    </>
  );
  if (folded) {
    return (
      <details className={styles.section}>
        <summary className={styles.summary}>
          <h3 className={styles.title}>{caption}</h3>
        </summary>
        {children}
      </details>
    );
  }
  return (
    <section className={styles.section}>
      <header className={styles.header}>
        <h3 className={styles.title}>{caption}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
