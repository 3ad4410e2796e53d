"use client";

import type { KeyboardEvent } from "react";
import { Scatter } from "recharts";
import type { ChartExemplar } from "@/lib/view-models/red/to-sli-chart";
import styles from "./exemplar-points.module.css";
import { PointShape } from "./point-shape";

interface ExemplarPointsProps {
  exemplars: readonly ChartExemplar[];
  shownTraceId: string | null;
  onTell: (exemplar: ChartExemplar | null) => void;
  onOpen: (exemplar: ChartExemplar) => void;
}

const SIZE = 20;

/**
 * Requests over a chart of durations, told apart by their shapes. One stop of the tab key; arrows go
 * from point to point, Enter opens the trace.
 */
export function ExemplarPoints({ exemplars, shownTraceId, onTell, onOpen }: ExemplarPointsProps) {
  const shown = exemplars.findIndex(({ traceId }) => traceId === shownTraceId);
  const stop = Math.max(shown, 0);
  return (
    <Scatter
      data={[...exemplars]}
      dataKey="latencyMs"
      isAnimationActive={false}
      shape={({ cx = 0, cy = 0, index }) => (
        <ExemplarPoint
          x={cx}
          y={cy}
          index={index}
          exemplar={exemplars[index]}
          isStop={index === stop}
          isShown={index === shown}
          onTell={onTell}
          onOpen={onOpen}
        />
      )}
    />
  );
}

interface ExemplarPointProps extends Pick<ExemplarPointsProps, "onTell" | "onOpen"> {
  x: number;
  y: number;
  index: number;
  exemplar: ChartExemplar | undefined;
  isStop: boolean;
  isShown: boolean;
}

function ExemplarPoint(props: ExemplarPointProps) {
  const { x, y, index, exemplar, isStop, isShown, onTell, onOpen } = props;
  if (exemplar === undefined) return null;
  const open = () => onOpen(exemplar);
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML has no place inside SVG
    <g
      role="button"
      tabIndex={isStop ? 0 : -1}
      className={styles.point}
      data-stand={exemplar.stand}
      data-shown={isShown}
      data-held={exemplar.isHeld}
      data-exemplar={index}
      aria-label={exemplar.label}
      aria-current={isShown}
      transform={`translate(${x}, ${y})`}
      onMouseEnter={() => onTell(exemplar)}
      onMouseLeave={() => onTell(null)}
      onFocus={() => onTell(exemplar)}
      onBlur={() => onTell(null)}
      onMouseDown={(event) => event.stopPropagation()}
      onClick={open}
      onKeyDown={(event) => press(event, open)}
    >
      <rect x={-SIZE / 2} y={-SIZE / 2} width={SIZE} height={SIZE} fill="transparent" />
      <PointShape stand={exemplar.stand} />
    </g>
  );
}

function press(event: KeyboardEvent<SVGGElement>, open: () => void): void {
  const { key, currentTarget } = event;
  if (key === "Enter" || key === " ") {
    event.preventDefault();
    open();
  }
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const next = Number(currentTarget.dataset.exemplar) + by;
  currentTarget.closest("svg")?.querySelector<SVGGElement>(`[data-exemplar="${next}"]`)?.focus();
}
