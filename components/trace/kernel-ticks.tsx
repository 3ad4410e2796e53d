import { foldMembers } from "@/lib/view-models/trace/fold-facts";
import { kernelTicks } from "@/lib/view-models/trace/kernel-ticks";
import type { TimeRange } from "@/lib/view-models/trace/time-range";
import type { KernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import styles from "./kernel-ticks.module.css";

interface KernelTicksProps {
  model: TraceModel;
  kernel: KernelRows;
  range: TimeRange;
  row?: number;
  /** Instead of a row: the facts of all its members. */
  fold?: number;
}

/** ▴ under a bar where the kernel did something for its span, filled where that failed. */
export function KernelTicks({ model, kernel, range, row, fold }: KernelTicksProps) {
  if (kernel.rows.length === 0) return null;
  const rows = fold === undefined ? [row ?? -1] : foldMembers(model, fold);
  return kernelTicks(kernel, rows, range).map((tick) => (
    <svg
      key={tick.percent}
      className={styles.tick}
      data-kernel-tick={tick.failed ? "failed" : "ok"}
      style={{ left: `${tick.percent}%` }}
      viewBox="0 0 8 6"
      role="img"
      aria-label={tick.title}
    >
      <title>{tick.title}</title>
      <path d="M4 0.7L7.4 5.5H0.6Z" />
    </svg>
  ));
}
