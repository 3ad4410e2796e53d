"use client";

import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import figure from "@/components/charts/figure.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatMeasure } from "@/lib/view-models/evaluation/format-measure";
import { TREND_MEASURES, type TrendPoint } from "@/lib/view-models/evaluation/run-trend";
import { formatDateTime } from "@/lib/view-models/format/format-time";
import styles from "./charts.module.css";

const TICK = { fill: "var(--ink-2)", fontSize: 11 };
const LONGEST_NAME = 18;
/** Wide ones below: runs in which two measures agree show both. Told apart by dashes too. */
const LINES = [
  { stroke: "var(--selection)", dash: "", width: 5 },
  { stroke: "var(--warning)", dash: "", width: 3 },
  { stroke: "var(--verified)", dash: "2 3", width: 2 },
  { stroke: "var(--machine)", dash: "6 6", width: 2 },
] as const;

/** The numbers of runs, the oldest at the left. The same numbers are in the table of the runs. */
export function TrendChart({ points }: { points: readonly TrendPoint[] }) {
  if (points.length === 0) return null;
  return (
    <figure className={styles.figure} aria-label="Numbers over runs">
      <figcaption className={styles.caption}>Over runs, the oldest at the left</figcaption>
      <div className={styles.plot} aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            accessibilityLayer={false}
            data={[...points]}
            margin={{ top: 8, right: 48, bottom: 0, left: 0 }}
          >
            <CartesianGrid stroke="var(--line-faint)" vertical={false} />
            <XAxis
              dataKey="id"
              tickFormatter={(id: string) => shortName(points, id)}
              tick={TICK}
              stroke="var(--line)"
              padding={{ left: 40, right: 40 }}
            />
            <YAxis
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              tickFormatter={(value: number) => value.toFixed(2)}
              tick={TICK}
              stroke="var(--line)"
              width={48}
            />
            <Tooltip
              cursor={{ stroke: "var(--ink-3)" }}
              isAnimationActive={false}
              content={({ payload }) => <RunTip point={payload?.[0]?.payload} />}
            />
            <Legend itemSorter={null} iconType="plainline" wrapperStyle={{ fontSize: 11 }} />
            {TREND_MEASURES.map(({ key, label }, i) => (
              <Line
                key={key}
                name={label}
                dataKey={({ values }: TrendPoint) => values[key]}
                stroke={LINES[i]?.stroke ?? "var(--ink-2)"}
                strokeDasharray={LINES[i]?.dash ?? ""}
                strokeWidth={LINES[i]?.width ?? 2}
                dot={{ r: 3, strokeDasharray: "", fill: "var(--panel)" }}
                connectNulls
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

function RunTip({ point }: { point: TrendPoint | undefined }) {
  const { timeZone } = useTimeZone();
  if (point === undefined) return null;
  return (
    <div className={figure.tip}>
      <strong>{point.name}</strong>
      <br />
      {formatDateTime(point.requestedMs, timeZone)}
      {TREND_MEASURES.map(({ key, label }) => (
        <span key={key} className={figure.line}>
          {label} {formatMeasure(key, point.values[key] ?? null)}
        </span>
      ))}
    </div>
  );
}

function shortName(points: readonly TrendPoint[], id: string): string {
  const name = points.find((point) => point.id === id)?.name ?? "";
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
