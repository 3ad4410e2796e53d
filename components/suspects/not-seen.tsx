import type { SuspectsView } from "@/lib/view-models/suspects/to-suspects-view";
import styles from "./suspects-panel.module.css";

/** What the ranking had to do without. Why nobody is named is said above already. */
export function NotSeen({ view }: { view: SuspectsView }) {
  const { reasons, status, confidence } = view;
  const missing = reasons.filter(
    (reason) => status !== "abstained" || reason !== confidence.reason,
  );
  if (missing.length === 0) return null;
  return <p className={styles.notSeen}>Not seen: {missing.join("; ")}.</p>;
}
