import { Skeleton } from "@/components/ui/skeleton";
import styles from "./suspects-panel.module.css";

const WIDTHS = ["72%", "100%", "88%", "64%", "58%", "100%"];

/** `word` is drawn while a ranking is under way, else only heard. */
export function SuspectsSkeleton({ word, isSpoken = false }: { word: string; isSpoken?: boolean }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={word}>
      {isSpoken ? <p>{word}…</p> : null}
      {WIDTHS.map((width, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without content, never reordered
        <Skeleton key={i} width={width} />
      ))}
    </div>
  );
}
