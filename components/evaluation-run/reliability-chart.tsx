"use client";

import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
  ZAxis,
} from "recharts";
import figure from "@/components/charts/figure.module.css";
import type { Reliability } from "@/lib/domain/evaluation-summary";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./charts.module.css";

const TICK = { fill: "var(--ink-2)", fontSize: 11 };
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const DOT_AREA = [40, 240] as const;

interface ReliabilityChartProps {
  title: string;
  calibration: Reliability;
  colour: string;
}

/** What was stated against what was so: on the diagonal, "80 %" is right four times in five. */
export function ReliabilityChart({ title, calibration, colour }: ReliabilityChartProps) {
  const { bins, brier, ece } = calibration;
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const axis = {
    type: "number",
    domain: [0, 1],
    ticks: SHARES,
    tick: TICK,
    stroke: "var(--line)",
  } as const;
  return (
    <figure className={styles.figure} aria-label={`Reliability, ${title}`}>
      <figcaption className={styles.caption}>
        {title}: Brier {brier.toFixed(2)}, calibration error {ece.toFixed(2)}
      </figcaption>
      <div className={styles.square} aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <ScatterChart
            accessibilityLayer={false}
            margin={{ top: 16, right: 24, bottom: 18, left: 8 }}
          >
            <CartesianGrid stroke="var(--line-faint)" />
            <XAxis
              {...axis}
              dataKey="stated"
              label={{
                value: "stated probability",
                position: "insideBottom",
                offset: -12,
                fill: "var(--ink-2)",
                fontSize: 11,
              }}
            />
            <YAxis
              {...axis}
              dataKey="observed"
              width={56}
              label={{
                value: "share that was so",
                angle: -90,
                position: "insideLeft",
                offset: 14,
                style: { textAnchor: "middle" },
                fill: "var(--ink-2)",
                fontSize: 11,
              }}
            />
            <ZAxis dataKey="count" domain={[0, total]} range={[DOT_AREA[0], DOT_AREA[1]]} />
            <ReferenceLine
              segment={[
                { x: 0, y: 0 },
                { x: 1, y: 1 },
              ]}
              stroke="var(--ink-3)"
              strokeDasharray="4 3"
            />
            <Tooltip
              cursor={false}
              isAnimationActive={false}
              content={({ payload }) => <BinTip bin={payload?.[0]?.payload} />}
            />
            <Scatter data={[...bins]} fill={colour} isAnimationActive={false} />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
      <details className={figure.details}>
        <summary>As a table</summary>
        <BinTable bins={bins} />
      </details>
    </figure>
  );
}

type Bin = Reliability["bins"][number];

function BinTip({ bin }: { bin: Bin | undefined }) {
  if (bin === undefined) return null;
  return (
    <div className={figure.tip}>
      {formatCountOf(bin.count, "answer")}
      <span className={figure.line}>stated {bin.stated.toFixed(2)}</span>
      <span className={figure.line}>observed {bin.observed.toFixed(2)}</span>
    </div>
  );
}

function BinTable({ bins }: { bins: readonly Bin[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Answers</th>
          <th scope="col">Stated, mean</th>
          <th scope="col">Observed share</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={`${bin.stated} ${bin.count}`}>
            <td>{bin.count}</td>
            <td>{bin.stated.toFixed(2)}</td>
            <td>{bin.observed.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
