"use client";

import { TriangleAlert } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "./button";
import styles from "./error-state.module.css";
import { useHandFocusOn } from "./use-hand-focus-on";

export interface ErrorStateProps {
  /** What happened: "The incidents could not be read". */
  title: string;
  /** What the server or the network said. */
  message: string;
  /** What to do about it. */
  advice?: string | undefined;
  /** Beside what is announced: what changes from second to second. */
  note?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** One line above content that is still there, instead of a block in its place. */
  compact?: boolean;
  /** Small: what is below it is as good as it was. */
  quiet?: boolean;
}

/** Announced when it appears. The button stays where it is while it tries, so that focus does too. */
export function ErrorState(props: ErrorStateProps) {
  const { title, message, advice, note, onRetry, retrying = false } = props;
  const { compact = false, quiet = false } = props;
  const root = useRef<HTMLDivElement>(null);
  useHandFocusOn(root);
  return (
    <div ref={root} className={compact ? styles.line : styles.block} data-quiet={quiet}>
      <TriangleAlert aria-hidden size={14} className={styles.icon} />
      <div className={styles.text}>
        <span role="alert">
          <strong className={styles.title}>{title}</strong> <span>{message}</span>
          {advice === undefined ? null : <span className={styles.advice}> {advice}</span>}
        </span>
        {note === undefined ? null : <span className={styles.note}> {note}</span>}
      </div>
      {onRetry === undefined ? null : (
        <Button aria-disabled={retrying} onClick={retrying ? undefined : onRetry}>
          {retrying ? "Trying…" : "Try again"}
        </Button>
      )}
    </div>
  );
}
