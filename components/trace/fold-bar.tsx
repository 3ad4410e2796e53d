import { formatDuration } from "@/lib/view-models/format/format-duration";
import type { FoldFacts } from "@/lib/view-models/trace/fold-facts";
import { FOLD_SPOTS, foldMarks, type SpotRun } from "@/lib/view-models/trace/fold-marks";
import { type BarPlace, placeBar } from "@/lib/view-models/trace/place-bar";
import type { TimeRange } from "@/lib/view-models/trace/time-range";
import type { KernelRows } from "@/lib/view-models/trace/to-kernel-rows";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import styles from "./fold-bar.module.css";
import { KernelTicks } from "./kernel-ticks";
import { LogTicks } from "./log-ticks";
import { OutOfRange } from "./out-of-range";

interface FoldBarProps {
  model: TraceModel;
  kernel: KernelRows;
  fold: number;
  facts: FoldFacts;
  range: TimeRange;
}

/** From here on the margin behind the bars holds the figures in two lines only. */
const TIGHT_PERCENT = 88;

/** The extent of a fold, each member in it, failures, critical path and log marks; total and longest. */
export function FoldBar({ model, kernel, fold, facts, range }: FoldBarProps) {
  const place = placeBar(range, facts.offsetNano, facts.extentNano);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the treegrid has the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> cannot be
    <div role="gridcell" className={styles.cell}>
      {place.kind === "within" ? (
        <>
          <span
            className={styles.extent}
            style={{ left: `${place.leftPercent}%`, width: `${place.widthPercent}%` }}
          />
          <Members model={model} fold={fold} range={range} />
          <LogTicks model={model} fold={fold} range={range} />
          <KernelTicks model={model} kernel={kernel} fold={fold} range={range} />
          <Figures facts={facts} place={place} />
        </>
      ) : (
        <OutOfRange place={place.kind} />
      )}
    </div>
  );
}

/** Three paths, however many members there are. */
function Members({ model, fold, range }: Omit<FoldBarProps, "facts" | "kernel">) {
  const { members, failures, critical } = foldMarks(model, fold, range);
  return (
    <svg
      className={styles.members}
      viewBox={`0 0 ${FOLD_SPOTS} 14`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <path className={styles.member} d={pathOf(members, 2, 10, GAP)} />
      <path className={styles.failure} d={pathOf(failures, 12, 2, GAP)} />
      <path className={styles.criticalHalo} d={pathOf(critical, 5, 4, 0)} />
      <path className={styles.critical} d={pathOf(critical, 6, 2, 0)} />
    </svg>
  );
}

/** Between one member and the next, in spots. */
const GAP = 0.5;

function pathOf(runs: readonly SpotRun[], top: number, height: number, gap: number): string {
  return runs
    .map(({ from, length }) => `M${from} ${top}h${length - gap}v${height}h${gap - length}z`)
    .join("");
}

/** Behind the extent and never over it: what they would cover might be the failure. */
function Figures({ facts, place }: { facts: FoldFacts; place: BarPlace & { kind: "within" } }) {
  const right = place.leftPercent + place.widthPercent;
  const isTight = right > TIGHT_PERCENT;
  return (
    <span className={isTight ? styles.tight : styles.figures} style={{ left: `${right}%` }}>
      <span>Σ {formatDuration(facts.totalNano)}</span> {isTight ? null : "· "}
      <span>max {formatDuration(facts.longestNano)}</span>
    </span>
  );
}
