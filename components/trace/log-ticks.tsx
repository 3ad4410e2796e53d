import { foldMembers } from "@/lib/view-models/trace/fold-facts";
import { logTicks } from "@/lib/view-models/trace/log-ticks";
import type { TimeRange } from "@/lib/view-models/trace/time-range";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import styles from "./log-ticks.module.css";

interface LogTicksProps {
  model: TraceModel;
  range: TimeRange;
  row?: number;
  /** Instead of a row: the logs of all its members. */
  fold?: number;
}

/** Marks for the log records of a row, or of a whole fold. */
export function LogTicks({ model, range, row, fold }: LogTicksProps) {
  const rows = fold === undefined ? [row ?? -1] : foldMembers(model, fold);
  return logTicks(model, rows, range).map((tick) => (
    <span
      key={tick.percent}
      className={styles.tick}
      data-level={tick.level}
      style={{ left: `${tick.percent}%` }}
      title={tick.count === 1 ? `${tick.level} log` : `${tick.count} logs, gravest ${tick.level}`}
    />
  ));
}
