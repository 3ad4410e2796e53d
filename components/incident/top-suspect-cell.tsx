import { SuspectName } from "@/components/suspects/suspect-name";
import type { TopSuspect } from "@/lib/view-models/incident/to-incident-row";
import styles from "./incident-table.module.css";

/** The first suspect and how far it is to be believed, or a word for why there is none. */
export function TopSuspectCell({ top }: { top: TopSuspect }) {
  if (top.kind === "word") {
    return (
      <span className={styles.word} title={top.note}>
        {top.word}
      </span>
    );
  }
  return (
    <span className={styles.top} title={top.note} data-top-suspect={top.service}>
      <span className={styles.topName}>
        <SuspectName service={top.service} edge={top.edge} /> {top.operation}
      </span>
      <span className={styles.confidence} data-word={top.confidence}>
        {top.confidence}
        <span className={styles.spoken}> confidence</span>
      </span>
    </span>
  );
}
