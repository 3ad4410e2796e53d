import type { ReactNode } from "react";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./cut-line.module.css";

interface CutLineProps {
  /** How much of how much is shown, and how much more comes when asked for. */
  cut: {
    readonly shown: number | readonly unknown[];
    readonly total: number;
    readonly more: number;
    readonly showMore: () => void;
  };
  /** One of them: "log record". */
  noun: string;
  nouns?: string;
  /** Where else the rest is. */
  children?: ReactNode;
}

/** Below a list that was cut: how many of how many, and the rest at a press. Nothing where all is shown. */
export function CutLine({ cut, noun, nouns, children }: CutLineProps) {
  const { total, more, showMore } = cut;
  const shown = typeof cut.shown === "number" ? cut.shown : cut.shown.length;
  if (shown >= total) return null;
  return (
    <span className={styles.line}>
      <span>
        {formatCount(shown)} of {formatCountOf(total, noun, nouns)} shown.
      </span>
      {more === 0 ? null : (
        <button type="button" className={styles.more} onClick={showMore}>
          Show {formatCount(more)} more
        </button>
      )}
      {children}
    </span>
  );
}
