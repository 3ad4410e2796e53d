import type { SuspectsView } from "@/lib/view-models/suspects/to-suspects-view";
import styles from "./suspects-panel.module.css";

/** How far the list is to be believed, before it is read. */
export function RankingVerdict({ view }: { view: SuspectsView }) {
  const { status, confidence, reachNote } = view;
  if (status === "abstained") {
    return (
      <p className={styles.verdict} data-tone="warning">
        <strong>I cannot tell.</strong> {capital(confidence.reason)}.
      </p>
    );
  }
  const reach = reachNote === null ? "" : `; ${reachNote}`;
  return (
    <p className={styles.verdict} data-tone={status === "degraded" ? "warning" : "plain"}>
      <strong>
        {status === "degraded" ? "! Partial evidence, " : ""}
        {status === "degraded" ? confidence.word : capital(confidence.word)} confidence
      </strong>
      : {confidence.reason}
      {reach}.
    </p>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
