"use client";

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import figure from "@/components/charts/figure.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import { clockTicks } from "@/lib/view-models/format/clock-ticks";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatClockMinutes, formatDateTime } from "@/lib/view-models/format/format-time";
import { formatBurnRate } from "@/lib/view-models/slo/format-share";
import type { BurnChart as Chart } from "@/lib/view-models/slo/to-burn-chart";
import styles from "./burn-chart.module.css";

const DAY_MS = 86_400_000;
const TICK = { fill: "var(--ink-2)", fontSize: 11 };

/** The burn rate over time under the factors of the rules; the same as a table below it. */
export function BurnChart({ chart }: { chart: Chart }) {
  const { timeZone } = useTimeZone();
  const isLong = chart.toMs - chart.fromMs > DAY_MS;
  const clock = (ms: number) =>
    isLong ? formatDateTime(ms, timeZone).slice(5, 16) : formatClockMinutes(ms, timeZone);
  return (
    <figure className={styles.figure} aria-label="Burn rate over time">
      <div className={styles.plot} aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            accessibilityLayer={false}
            barCategoryGap={0}
            data={[...chart.points]}
            margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
          >
            <CartesianGrid stroke="var(--line-faint)" vertical={false} />
            <XAxis
              dataKey="atMs"
              type="number"
              domain={[chart.fromMs, chart.toMs]}
              ticks={[...clockTicks(chart.fromMs, chart.toMs, timeZone)]}
              tickFormatter={clock}
              tick={TICK}
              stroke="var(--line)"
              interval="equidistantPreserveStart"
              minTickGap={24}
            />
            <YAxis
              domain={[0, chart.top]}
              tickFormatter={(burn: number) => formatBurnRate(burn)}
              tick={TICK}
              stroke="var(--line)"
              width={52}
            />
            <Tooltip
              cursor={{ fill: "var(--selection-tint)" }}
              content={({ payload }) => <StepTip step={payload?.[0]?.payload} />}
            />
            <Bar
              dataKey="burnRate"
              fill="var(--selection)"
              minPointSize={1}
              isAnimationActive={false}
            />
            {chart.thresholds.map(({ factor, label, severity }, index) => (
              <ReferenceLine
                key={label}
                y={factor}
                stroke={severity === "page" ? "var(--error)" : "var(--warning)"}
                strokeDasharray="4 3"
                label={{
                  value: `${formatBurnRate(factor)} ${label}`,
                  position: index % 2 === 0 ? "insideBottomLeft" : "insideBottomRight",
                  fill: "var(--ink-2)",
                  fontSize: 11,
                }}
              />
            ))}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <details className={figure.details}>
        <summary>As a table</summary>
        <StepTable chart={chart} />
      </details>
    </figure>
  );
}

function StepTip({ step }: { step: Chart["points"][number] | undefined }) {
  const { timeZone } = useTimeZone();
  if (step === undefined) return null;
  return (
    <div className={figure.tip}>
      <strong>{formatBurnRate(step.burnRate)}</strong> burn rate
      <br />
      {formatCount(step.bad)} of {formatCount(step.total)} bad
      <br />
      {formatDateTime(step.atMs, timeZone)}
    </div>
  );
}

function StepTable({ chart }: { chart: Chart }) {
  const { timeZone } = useTimeZone();
  const steps = chart.points.filter(({ total }) => total > 0);
  return (
    <div className={figure.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Events</th>
            <th scope="col">Bad</th>
            <th scope="col">Burn rate</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ atMs, total, bad, burnRate }) => (
            <tr key={atMs}>
              <td>{formatDateTime(atMs, timeZone)}</td>
              <td>{formatCount(total)}</td>
              <td>{formatCount(bad)}</td>
              <td>{formatBurnRate(burnRate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
