import { classList } from "@/components/ui/class-list";
import styles from "./rank-mark.module.css";

interface RankMarkProps {
  rank: number;
  /** On the corner of a node, or in a line of text. */
  place: "corner" | "line";
}

/** The number of a suspect, filled for the first. */
export function RankMark({ rank, place }: RankMarkProps) {
  return (
    <span
      className={classList(styles.mark, styles[place], rank === 1 && styles.first)}
      role="img"
      aria-label={`suspect ${rank}`}
      title={`suspect ${rank}`}
    >
      {rank}
    </span>
  );
}
