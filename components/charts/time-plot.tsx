"use client";

import { type ReactNode, useState } from "react";
import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useTimeZone } from "@/components/ui/time-zone";
import { clockTicks } from "@/lib/view-models/format/clock-ticks";
import { formatClockMinutes, formatDateTime } from "@/lib/view-models/format/format-time";
import { drawnMarks } from "@/lib/view-models/red/fold-marks";
import type { RedChart } from "@/lib/view-models/red/to-red-chart";
import type { ChartMark } from "@/lib/view-models/red/to-sli-chart";
import { StepTip } from "./step-tip";
import styles from "./time-plot.module.css";

const DAY_MS = 86_400_000;
/** At the right half of the last time, which else is cut. */
const AROUND = { top: 12, right: 26, bottom: 0, left: 0 };
const SHORT_MS = 600_000;
const TICK = { fill: "var(--ink-2)", fontSize: 11 };
const MARK_COLOURS: Readonly<Record<ChartMark["kind"], string>> = {
  alert: "var(--error)",
  "alert-end": "var(--verified)",
  change: "var(--machine)",
};

export interface TimePlotProps {
  /** What is drawn, with its unit. */
  title: ReactNode;
  chart: RedChart;
  scale: {
    readonly domain: readonly [number, number];
    readonly isLog?: boolean;
    readonly ticks?: readonly number[];
    readonly format: (value: number) => string;
  };
  shaded?: { readonly fromMs: number; readonly toMs: number } | undefined;
  marks?: readonly ChartMark[];
  limit?: { readonly value: number; readonly label: string } | null;
  /** Dragging across asks for that time. */
  onRange?: (fromMs: number, toMs: number) => void;
  /** Series of Recharts. */
  children: ReactNode;
}

/** One measure over time with what happened meanwhile. What it shows is in a table elsewhere. */
export function TimePlot(props: TimePlotProps) {
  const { title, chart, scale, shaded, marks = [], limit = null, onRange, children } = props;
  const { timeZone } = useTimeZone();
  const clock = axisClock(chart, timeZone);
  const drag = useDrag(chart, onRange);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.title}>{title}</figcaption>
      <div className={styles.plot} data-brushable={onRange !== undefined}>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            accessibilityLayer={false}
            data={[...chart.points]}
            margin={AROUND}
            {...drag.handlers}
          >
            <CartesianGrid stroke="var(--line-faint)" vertical={false} />
            {shaded === undefined ? null : (
              <ReferenceArea
                x1={Math.max(shaded.fromMs, chart.fromMs)}
                x2={Math.min(shaded.toMs, chart.toMs)}
                fill="var(--error)"
                fillOpacity={0.09}
              />
            )}
            <XAxis
              dataKey="atMs"
              type="number"
              domain={[chart.fromMs, chart.toMs]}
              allowDataOverflow
              ticks={[...clockTicks(chart.fromMs, chart.toMs, timeZone)]}
              tickFormatter={clock}
              tick={TICK}
              stroke="var(--line)"
              height={20}
              interval="equidistantPreserveStart"
              minTickGap={24}
            />
            <YAxis
              domain={[scale.domain[0], scale.domain[1]]}
              scale={scale.isLog === true ? "log" : "linear"}
              allowDataOverflow
              {...(scale.ticks === undefined ? {} : { ticks: [...scale.ticks] })}
              tickCount={3}
              tickFormatter={scale.format}
              tick={TICK}
              stroke="var(--line)"
              width={50}
            />
            <Tooltip
              cursor={{ stroke: "var(--ink-3)" }}
              isAnimationActive={false}
              content={({ payload }) => (
                <StepTip step={payload?.[0]?.payload} stepSeconds={chart.stepSeconds} />
              )}
            />
            {children}
            {limit === null ? null : (
              <ReferenceLine
                y={limit.value}
                stroke="var(--warning)"
                strokeDasharray="5 3"
                label={{
                  value: limit.label,
                  // Above a line near the bottom: below it stand the hours.
                  position: isNearBottom(limit.value, scale) ? "insideBottomLeft" : "insideTopLeft",
                  fill: "var(--ink-2)",
                  fontSize: 11,
                }}
              />
            )}
            {drawnMarks(marks, chart).map(({ key, kind, sign, atMs }) => (
              <ReferenceLine
                key={key}
                x={atMs}
                stroke={MARK_COLOURS[kind]}
                strokeDasharray={kind === "change" ? "2 2" : ""}
                label={{
                  value: sign,
                  // Deploys come just before alerts: both signs at the top would hide each other.
                  position: kind === "change" ? "insideBottomRight" : "top",
                  fill: MARK_COLOURS[kind],
                  fontSize: 11,
                }}
              />
            ))}
            {drag.area === null ? null : (
              <ReferenceArea
                x1={drag.area[0]}
                x2={drag.area[1]}
                fill="var(--selection)"
                fillOpacity={0.2}
              />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

/** Times on the axis: of the day, with seconds where minutes would repeat, with the date where days do. */
function axisClock({ fromMs, toMs }: Pick<RedChart, "fromMs" | "toMs">, timeZone: string) {
  const length = toMs - fromMs;
  if (length > DAY_MS) return (ms: number) => formatDateTime(ms, timeZone).slice(5, 16);
  if (length < SHORT_MS) return (ms: number) => formatDateTime(ms, timeZone).slice(11);
  return (ms: number) => formatClockMinutes(ms, timeZone);
}

/** A press, a move and a release over steps of the chart; a press that goes nowhere asks nothing. */
function useDrag(chart: RedChart, onRange: TimePlotProps["onRange"]) {
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  if (onRange === undefined) return { area: null, handlers: {} };
  const at = (event: { activeLabel?: string | number | undefined }) =>
    event.activeLabel === undefined ? null : Number(event.activeLabel);
  const end = () => {
    setFrom(null);
    setTo(null);
  };
  const finish = () => {
    const half = chart.stepSeconds * 500;
    if (from !== null && to !== null && from !== to) {
      onRange(Math.min(from, to) - half, Math.max(from, to) + half);
    }
    end();
  };
  return {
    area: from === null || to === null || from === to ? null : ([from, to] as const),
    handlers: {
      onMouseDown: (event: Parameters<typeof at>[0]) => setFrom(at(event)),
      onMouseMove: (event: Parameters<typeof at>[0]) => (from === null ? null : setTo(at(event))),
      onMouseUp: finish,
      onMouseLeave: end,
    },
  };
}

function isNearBottom(
  value: number,
  { domain: [low, high], isLog }: TimePlotProps["scale"],
): boolean {
  const place = isLog === true ? Math.log : (at: number) => at;
  return (place(value) - place(low)) / (place(high) - place(low)) < 0.3;
}
