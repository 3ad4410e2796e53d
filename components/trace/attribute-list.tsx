import { CopyButton } from "@/components/ui/copy-button";
import type { AttributeRow } from "@/lib/view-models/trace/to-span-details";
import styles from "./attribute-list.module.css";

/** Keys and values as they were sent: text, never followed or rendered. Copying shows on hover or focus. */
export function AttributeList({ rows }: { rows: readonly AttributeRow[] }) {
  return (
    <dl className={styles.list}>
      {rows.map(({ key, value }) => (
        <div className={styles.row} key={key}>
          <dt className={styles.key}>{key}</dt>
          <dd className={styles.value}>
            <span className={styles.text}>{value === "" ? "(empty)" : value}</span>
            <span className={styles.copy}>
              <CopyButton text={value} label={`Copy value of ${key}`} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
