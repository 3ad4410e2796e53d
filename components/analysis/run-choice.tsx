"use client";

import { useTimeZone } from "@/components/ui/time-zone";
import type { AnalysisSummaryDto } from "@/lib/domain/contracts/analysis";
import { analystName } from "@/lib/view-models/analysis/analysis-text";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import styles from "./run-choice.module.css";

interface RunChoiceProps {
  runs: readonly AnalysisSummaryDto[];
  shown: string | null;
  onChoose: (id: string) => void;
}

/** Which of several runs is shown; nothing is overwritten. */
export function RunChoice({ runs, shown, onChoose }: RunChoiceProps) {
  const { timeZone } = useTimeZone();
  if (runs.length < 2) return null;
  return (
    <label className={styles.choice}>
      Run
      <select
        className={styles.select}
        value={shown ?? ""}
        onChange={(event) => onChoose(event.target.value)}
      >
        {runs.map((run) => (
          <option key={run.id} value={run.id}>
            {formatDateTimeWithOffset(Date.parse(run.requestedAt), timeZone)} · {analystName(run)} ·{" "}
            {run.status}
          </option>
        ))}
      </select>
    </label>
  );
}
