import { classList } from "@/components/ui/class-list";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { criticalSegments } from "@/lib/view-models/trace/critical-segments";
import { placeBar } from "@/lib/view-models/trace/place-bar";
import type { TimeRange } from "@/lib/view-models/trace/time-range";
import type { KernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import { hasFlag, type TraceModel } from "@/lib/view-models/trace/trace-model";
import { KernelTicks } from "./kernel-ticks";
import { LogTicks } from "./log-ticks";
import { OutOfRange } from "./out-of-range";
import styles from "./waterfall-bar.module.css";

interface BarProps {
  model: TraceModel;
  row: number;
  range: TimeRange;
}

interface WaterfallBarProps extends BarProps {
  kernel: KernelRows;
}

/** Bar and duration, critical path inside the bar, marks of logs and of the kernel below it. */
export function WaterfallBar({ model, kernel, row, range }: WaterfallBarProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the treegrid has the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> cannot be
    <div role="gridcell" className={styles.cell}>
      <Bar model={model} row={row} range={range} />
      {criticalSegments(model, row, range).map((segment) => (
        <span
          key={segment.leftPercent}
          className={styles.critical}
          style={{ left: `${segment.leftPercent}%`, width: `${segment.widthPercent}%` }}
        />
      ))}
      <LogTicks model={model} row={row} range={range} />
      <KernelTicks model={model} kernel={kernel} row={row} range={range} />
    </div>
  );
}

function Bar({ model, row, range }: BarProps) {
  const durationNano = model.rowDurationNano[row] ?? 0;
  const place = placeBar(range, model.offsetNano[row] ?? 0, durationNano);
  if (place.kind !== "within") return <OutOfRange place={place.kind} />;
  const inferred = hasFlag(model, row, "endInferred");
  const length = formatDuration(durationNano);
  return (
    <>
      <span
        className={classList(
          styles.bar,
          hasFlag(model, row, "error") && styles.error,
          hasFlag(model, row, "failureSign") && styles.sign,
          inferred && styles.inferred,
          hasFlag(model, row, "missingParent") && styles.missing,
        )}
        style={{ left: `${place.leftPercent}%`, width: `${place.widthPercent}%` }}
      />
      <span
        className={styles.duration}
        style={{ left: `${place.leftPercent + place.widthPercent}%` }}
      >
        {inferred ? inferredText(durationNano, length) : length}
      </span>
    </>
  );
}

/** What was seen of an unfinished span is the least it can have lasted. */
function inferredText(durationNano: number, length: string): string {
  return durationNano === 0 ? "no end" : `≥ ${length}`;
}
