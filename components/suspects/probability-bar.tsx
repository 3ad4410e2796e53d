import type { CSSProperties } from "react";
import type { ProbabilityView } from "@/lib/view-models/suspects/to-suspects-view";
import styles from "./probability.module.css";

/** A custom property is all that a component may set on `style`. */
type Share = CSSProperties & { readonly "--share": string };

/** The word and the figure. */
export function ProbabilityText({ probability }: { probability: ProbabilityView }) {
  const { word, figure } = probability;
  return (
    <span className={styles.text} data-word={word}>
      {word} <span className={styles.figure}>{figure}</span>
    </span>
  );
}

/** The bar repeats the figure beside it. */
export function ProbabilityBar({ probability }: { probability: ProbabilityView }) {
  const share: Share = { "--share": `${Math.round(probability.share * 100)}%` };
  return <span className={styles.bar} data-word={probability.word} style={share} aria-hidden />;
}
