import type { ReactNode } from "react";
import styles from "./failure-page.module.css";

export interface FailurePageProps {
  title: string;
  children: ReactNode;
  /** Buttons and links: where to go from here. */
  actions: ReactNode;
}

/** A page in place of the one that could not be shown. */
export function FailurePage({ title, children, actions }: FailurePageProps) {
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </div>
  );
}
