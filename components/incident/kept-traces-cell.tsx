import { TriangleAlert, X } from "lucide-react";
import { formatCount } from "@/lib/view-models/format/format-count";
import type { KeptTraces } from "@/lib/view-models/incident/to-incident-row";
import styles from "./incident-table.module.css";

/** `✕ 37 / 212`: failing or slow ones against healthy ones. */
export function KeptTracesCell({ kept }: { kept: KeptTraces }) {
  if (kept.word !== null) {
    return (
      <span className={styles.word} data-word={kept.word} title={kept.note}>
        {kept.word === "failed" ? <TriangleAlert aria-hidden size={12} /> : null} {kept.word}
      </span>
    );
  }
  return (
    <span className={styles.counts} title={kept.note}>
      {kept.degraded ? <TriangleAlert aria-hidden size={12} className={styles.degraded} /> : null}
      <span className={styles.failing} data-none={kept.failing === 0}>
        <X aria-hidden size={12} />
        <span className={styles.spoken}>failing </span>
        {formatCount(kept.failing)}
      </span>
      <span className={styles.healthy}>
        <span aria-hidden>/ </span>
        <span className={styles.spoken}>healthy </span>
        {formatCount(kept.healthy)}
      </span>
    </span>
  );
}
