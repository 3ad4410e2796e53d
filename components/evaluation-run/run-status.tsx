import { Badge, type Tone } from "@/components/ui/badge";
import type { EvaluationSummaryDto } from "@/lib/domain/contracts/evaluation";
import { isRunning, progressText } from "@/lib/view-models/evaluation/run-text";
import styles from "./run-status.module.css";

const TONES: Readonly<Record<EvaluationSummaryDto["status"], Tone>> = {
  queued: "neutral",
  running: "selection",
  succeeded: "verified",
  failed: "error",
};

/** Whether a run has ended, and how far it is until then. */
export function RunStatus({ run }: { run: EvaluationSummaryDto }) {
  const { progress, status } = run;
  const share = progress.of === 0 ? 0 : progress.done / progress.of;
  return (
    <span className={styles.status}>
      <Badge tone={TONES[status]}>{status === "succeeded" ? "done" : status}</Badge>
      {isRunning(run) ? (
        <span
          className={styles.track}
          role="progressbar"
          aria-label={`Cases judged in ${run.name}`}
          aria-valuemin={0}
          aria-valuemax={progress.of}
          aria-valuenow={progress.done}
        >
          <span className={styles.done} style={{ width: `${share * 100}%` }} />
        </span>
      ) : null}
      <span className={styles.text} title={progressText(run)}>
        {progressText(run)}
      </span>
    </span>
  );
}
