import type { SloDto, SloSeriesDto } from "@/lib/domain/contracts/slo";
import { formatWindow } from "./format-share";

/** A step of the chart; null where nothing happened, so that the line breaks there. */
export interface BurnPoint {
  readonly atMs: number;
  readonly burnRate: number | null;
  readonly total: number;
  readonly bad: number;
}

export interface BurnThreshold {
  readonly factor: number;
  readonly label: string;
  readonly severity: "page" | "ticket";
}

export interface BurnChart {
  readonly points: readonly BurnPoint[];
  readonly thresholds: readonly BurnThreshold[];
  readonly fromMs: number;
  readonly toMs: number;
  /** The top of the axis: above every point, and above the thresholds near them. */
  readonly top: number;
}

const HEADROOM = 1.1;
/** A threshold this many times above the highest point would press the line to the ground. */
const NEAR_TIMES = 4;

/** The burn rate of each step, with the factors above which rules burn. */
export function toBurnChart(series: SloSeriesDto, rules: SloDto["rules"]): BurnChart {
  const known = new Map(series.items.map((item) => [Date.parse(item.startsAt), item]));
  const fromMs = Date.parse(series.from);
  const toMs = Date.parse(series.to);
  const stepMs = series.stepSeconds * 1_000;
  const count = Math.max(0, Math.round((toMs - fromMs) / stepMs));
  const points = Array.from({ length: count }, (_, index) => {
    const atMs = fromMs + index * stepMs;
    const { burnRate = null, total = 0, bad = 0 } = known.get(atMs) ?? {};
    return { atMs, burnRate, total, bad };
  });
  const highest = Math.max(1, ...points.map(({ burnRate }) => burnRate ?? 0));
  const near = rules.filter(({ factor }) => factor <= highest * NEAR_TIMES);
  const thresholds = near.map(({ factor, severity, longSeconds, shortSeconds }) => ({
    factor,
    severity,
    label: `${severity} ${formatWindow(longSeconds)}/${formatWindow(shortSeconds)}`,
  }));
  const top = niceAbove(Math.max(highest, ...near.map(({ factor }) => factor)) * HEADROOM);
  return { points, thresholds, fromMs, toMs, top };
}

/** The next of 1, 2, 2.5, 5, 10, 20, .. */
function niceAbove(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  return ten * ([1, 2, 2.5, 5].find((step) => step * ten >= value) ?? 10);
}
