import { formatDuration } from "../format/format-duration";
import { formatPercent } from "../slo/format-share";

/** Rate, errors and duration in words. */
export interface RedText {
  readonly rate: string;
  readonly errors: string;
  readonly p50: string;
  readonly p95: string;
}

interface Red {
  readonly total: number;
  readonly failed: number;
  readonly p50Nano: string | null;
  readonly p95Nano: string | null;
}

const PER_MINUTE = 60;

/** `12/min`, `3.2 %`, `41 ms`. */
export function formatRed(red: Red, windowSeconds: number): RedText {
  return {
    rate: formatRate((red.total * PER_MINUTE) / windowSeconds),
    errors: formatPercent(red.total === 0 ? null : red.failed / red.total),
    p50: formatNanoText(red.p50Nano),
    p95: formatNanoText(red.p95Nano),
  };
}

/** `0.3/min`, `12/min`, `140/s`: by the second where there are hundreds a minute. */
export function formatRate(perMinute: number): string {
  if (perMinute >= 600) return `${round(perMinute / PER_MINUTE)}/s`;
  return `${round(perMinute)}/min`;
}

function round(value: number): number {
  return Number(value.toPrecision(value >= 100 ? 3 : 2));
}

function formatNanoText(nano: string | null): string {
  return nano === null ? "–" : formatDuration(Number(nano));
}
