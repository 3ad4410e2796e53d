"use client";

import { useTimeZone } from "@/components/ui/time-zone";
import type { AnalysisSummaryDto } from "@/lib/domain/contracts/analysis";
import { analystName } from "@/lib/view-models/analysis/analysis-text";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import styles from "./run-choice.module.css";

interface RunChoiceProps {
  runs: readonly AnalysisSummaryDto[];
  shown: string | null;
  /** Shown beside it; null for none. */
  beside: string | null;
  onChoose: (id: string) => void;
  onChooseBeside: (id: string | null) => void;
}

/** Which of several runs is shown, and which beside it; nothing is overwritten. */
export function RunChoice({ runs, shown, beside, onChoose, onChooseBeside }: RunChoiceProps) {
  if (runs.length < 2) return null;
  const others = runs.filter(({ id }) => id !== shown);
  return (
    <div className={styles.choice}>
      <RunSelect label="Run" runs={runs} value={shown} none={null} onChange={onChoose} />
      <RunSelect
        label="beside"
        runs={others}
        value={beside}
        none="none"
        onChange={(id) => onChooseBeside(id === "" ? null : id)}
      />
    </div>
  );
}

interface RunSelectProps {
  label: string;
  runs: readonly AnalysisSummaryDto[];
  value: string | null;
  /** What stands for no run, where none is a choice. */
  none: string | null;
  onChange: (id: string) => void;
}

function RunSelect({ label, runs, value, none, onChange }: RunSelectProps) {
  const { timeZone } = useTimeZone();
  return (
    <label className={styles.label}>
      {label}
      <select
        className={styles.select}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
      >
        {none === null ? null : <option value="">{none}</option>}
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
