"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { CutLine } from "@/components/ui/cut-line";
import { LongText } from "@/components/ui/long-text";
import { useCut } from "@/components/ui/use-cut";
import type { AttributeRow } from "@/lib/view-models/trace/to-span-details";
import styles from "./attribute-list.module.css";

/** More than most spans have. */
const FIRST_ROWS = 100;

/** Keys and values as they were sent: text, never followed or rendered. Copying shows on hover or focus. */
export function AttributeList({ rows }: { rows: readonly AttributeRow[] }) {
  const cut = useCut(rows, FIRST_ROWS);
  return (
    <>
      <dl className={styles.list}>
        {cut.shown.map(({ key, value }) => (
          <div className={styles.row} key={key}>
            <dt className={styles.key}>{key}</dt>
            <dd className={styles.value}>
              <LongText className={styles.text} text={value === "" ? "(empty)" : value} />
              <span className={styles.copy}>
                <CopyButton text={value} label={`Copy value of ${key}`} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <CutLine cut={cut} noun="attribute" />
    </>
  );
}
