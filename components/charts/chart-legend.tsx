"use client";

import { useTimeZone } from "@/components/ui/time-zone";
import { formatCount, formatTimes } from "@/lib/view-models/format/format-count";
import { formatDateTime } from "@/lib/view-models/format/format-time";
import { foldMarks } from "@/lib/view-models/red/fold-marks";
import type { ChartExemplar, SliChart } from "@/lib/view-models/red/to-sli-chart";
import styles from "./chart-legend.module.css";
import { PointShape } from "./point-shape";

const STANDS = ["failing", "slow", "typical", "metric", "prometheus"] as const;
const NAMES: Readonly<Partial<Record<ChartExemplar["stand"], string>>> = {
  metric: "metric exemplar",
  prometheus: "exemplar in Prometheus",
};

/** More do not fit in the line. */
const MOST_ENTRIES = 5;

interface ChartLegendProps {
  chart: Pick<SliChart, "exemplars" | "marks">;
  /** The time of an incident is shaded. */
  isShaded?: boolean;
  /** The point under the pointer or the focus. */
  told: ChartExemplar | null;
  reasons: readonly string[];
}

/** What the signs mean; while one is looked at, what it is. */
export function ChartLegend({ chart, told, reasons, isShaded = false }: ChartLegendProps) {
  const { timeZone } = useTimeZone();
  const clock = (ms: number) => formatDateTime(ms, timeZone).slice(11);
  if (told !== null) {
    return (
      <p className={styles.legend}>
        <Sign stand={told.stand} />
        <strong className={styles.told}>{NAMES[told.stand] ?? told.stand}</strong>
        <code>{told.traceId}</code>
        <span>{told.duration}</span>
        <span className={styles.status}>{told.status}</span>
        <span>{told.name}</span>
        <span>{clock(told.atMs)}</span>
      </p>
    );
  }
  const { entries, rest } = foldMarks(chart.marks, MOST_ENTRIES);
  const present = STANDS.filter((stand) => chart.exemplars.some((one) => one.stand === stand));
  return (
    <p className={styles.legend}>
      {present.map((stand) => (
        <span key={stand} className={styles.entry}>
          <Sign stand={stand} />
          {NAMES[stand] ?? stand}
        </span>
      ))}
      {isShaded ? (
        <span className={styles.entry}>
          <span className={styles.shade} aria-hidden /> incident
        </span>
      ) : null}
      {reasons.length === 0 ? null : <span className={styles.reasons}>! {reasons.join("; ")}</span>}
      {rest === 0 ? null : <span>{formatCount(rest)} more marks than these:</span>}
      {entries.map(({ mark: { key, sign, kind, label, atMs }, count }) => (
        <span key={key} className={styles.entry} title={label}>
          <span data-mark={kind}>{sign}</span> <span className={styles.label}>{label}</span>{" "}
          {count === 1 ? "" : `${formatTimes(count)} from `}
          {clock(atMs)}
        </span>
      ))}
    </p>
  );
}

function Sign({ stand }: { stand: ChartExemplar["stand"] }) {
  return (
    <svg className={styles.sign} viewBox="-7 -7 14 14" width={14} height={14} aria-hidden>
      <PointShape stand={stand} />
    </svg>
  );
}
