"use client";

import { useTimeZone } from "@/components/ui/time-zone";
import { formatDateTime } from "@/lib/view-models/format/format-time";
import type { ChartExemplar, SliChart } from "@/lib/view-models/red/to-sli-chart";
import styles from "./chart-legend.module.css";
import { PointShape } from "./point-shape";

const STANDS = ["failing", "slow", "typical", "metric", "prometheus"] as const;
const NAMES: Readonly<Partial<Record<ChartExemplar["stand"], string>>> = {
  metric: "metric exemplar",
  prometheus: "exemplar in Prometheus",
};

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
      {chart.marks.map(({ key, sign, kind, label, atMs }) => (
        <span key={key} className={styles.entry} title={label}>
          <span data-mark={kind}>{sign}</span> {label} {clock(atMs)}
        </span>
      ))}
      {reasons.length === 0 ? null : <span className={styles.reasons}>! {reasons.join("; ")}</span>}
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
