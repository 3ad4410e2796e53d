import { TriangleAlert } from "lucide-react";
import { Button } from "./button";
import styles from "./error-state.module.css";

export interface ErrorStateProps {
  /** What happened: "The incidents could not be read". */
  title: string;
  /** What the server or the network said. */
  message: string;
  /** What to do about it. */
  advice?: string;
  onRetry?: () => void;
  retrying?: boolean;
  /** One line above content that is still there, instead of a block in its place. */
  compact?: boolean;
}

/** Announced when it appears. */
export function ErrorState(props: ErrorStateProps) {
  const { title, message, advice, onRetry, retrying = false, compact = false } = props;
  return (
    <div className={compact ? styles.line : styles.block} role="alert">
      <TriangleAlert aria-hidden size={14} className={styles.icon} />
      <div className={styles.text}>
        <strong className={styles.title}>{title}</strong> <span>{message}</span>
        {advice === undefined ? null : <span className={styles.advice}> {advice}</span>}
      </div>
      {onRetry === undefined ? null : (
        <Button onClick={onRetry} disabled={retrying}>
          {retrying ? "Trying…" : "Try again"}
        </Button>
      )}
    </div>
  );
}
