"use client";

import { memo, type ReactNode } from "react";
import { Area, Bar, Line } from "recharts";
import { formatCount } from "@/lib/view-models/format/format-count";
import type { RedChart } from "@/lib/view-models/red/to-red-chart";
import type { ChartMark } from "@/lib/view-models/red/to-sli-chart";
import { formatPercent } from "@/lib/view-models/slo/format-share";
import styles from "./red-plots.module.css";
import { formatMs } from "./step-tip";
import { TimePlot } from "./time-plot";

/** A step between steps without a request has no neighbour to draw a line to. */
const LONE_DOT = { r: 1.5, strokeDasharray: "" };

interface RedPlotsProps {
  chart: RedChart;
  shaded?: { readonly fromMs: number; readonly toMs: number } | undefined;
  marks?: readonly ChartMark[];
  errorLimit?: number | null;
  latencyLimitMs?: number | null;
  onRange?: (fromMs: number, toMs: number) => void;
  /** Over the durations, in milliseconds. */
  children?: ReactNode;
}

/**
 * Rate, errors and duration side by side, over the same time. A chart that is drawn again makes its
 * points anew, and the one with the focus loses it: it is drawn only when what it is given changes.
 */
export const RedPlots = memo(function RedPlots(props: RedPlotsProps) {
  const { chart, errorLimit = null, latencyLimitMs = null, children, ...shared } = props;
  return (
    <div className={styles.plots}>
      <TimePlot
        {...shared}
        chart={chart}
        title="Requests per minute"
        scale={{ domain: [0, chart.rateTop], format: (rate) => formatCount(rate) }}
      >
        <Area
          dataKey="perMinute"
          type="stepAfter"
          stroke="var(--selection)"
          fill="var(--selection)"
          fillOpacity={0.15}
          isAnimationActive={false}
          activeDot={false}
        />
      </TimePlot>
      <TimePlot
        {...shared}
        chart={chart}
        title="Failing requests, %"
        scale={{ domain: [0, chart.errorTop], format: formatPercent }}
        limit={
          errorLimit === null
            ? null
            : { value: errorLimit, label: `SLO ${formatPercent(errorLimit)}` }
        }
      >
        <Bar
          dataKey="errorShare"
          fill="var(--error)"
          minPointSize={0}
          maxBarSize={14}
          isAnimationActive={false}
        />
      </TimePlot>
      <TimePlot
        {...shared}
        chart={chart}
        title="Duration, logarithmic: p50 dotted, p95 solid"
        scale={{
          domain: chart.latencyMs,
          isLog: true,
          ticks: decades(chart.latencyMs),
          format: formatMs,
        }}
        limit={
          latencyLimitMs === null
            ? null
            : { value: latencyLimitMs, label: `SLO ${formatMs(latencyLimitMs)}` }
        }
      >
        <Line
          dataKey="p50Ms"
          stroke="var(--ink-2)"
          strokeDasharray="1 3"
          strokeWidth={2}
          dot={LONE_DOT}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="p95Ms"
          stroke="var(--selection)"
          strokeWidth={1.5}
          dot={LONE_DOT}
          activeDot={false}
          isAnimationActive={false}
        />
        {children}
      </TimePlot>
    </div>
  );
});

function decades([low, high]: readonly [number, number]): readonly number[] {
  const ticks: number[] = [];
  for (let tick = low; tick <= high * 1.01; tick *= 10) ticks.push(tick);
  return ticks;
}
