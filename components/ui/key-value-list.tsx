import type { ReactNode } from "react";
import styles from "./key-value-list.module.css";

export interface KeyValue {
  readonly key: string;
  readonly value: ReactNode;
  /** Shown at the end of the row: a chip, a copy button. */
  readonly aside?: ReactNode;
}

/** Names at the left in the second ink, values in monospace; both wrap, neither runs over. */
export function KeyValueList({ items, label }: { items: readonly KeyValue[]; label?: string }) {
  return (
    <dl className={styles.list} aria-label={label}>
      {items.map((item) => (
        <div className={styles.row} key={item.key}>
          <dt className={styles.key}>{item.key}</dt>
          <dd className={styles.value}>
            <span className={styles.text}>{item.value}</span>
            {item.aside}
          </dd>
        </div>
      ))}
    </dl>
  );
}
