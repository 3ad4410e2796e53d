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

interface ProbabilityBarProps {
  probability: ProbabilityView;
  /** Of nobody: never in the colour of what is to blame. */
  quiet?: boolean;
}

/** The bar repeats the figure beside it. */
export function ProbabilityBar({ probability, quiet = false }: ProbabilityBarProps) {
  const share: Share = { "--share": `${Math.round(probability.share * 100)}%` };
  const word = quiet ? undefined : probability.word;
  return <span className={styles.bar} data-word={word} style={share} aria-hidden />;
}
