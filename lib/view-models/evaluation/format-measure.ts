import { MEASURES } from "@/lib/domain/evaluation-measure";
import { formatCount } from "../format/format-count";
import { formatDuration } from "../format/format-duration";

const NANO_PER_MS = 1e6;

/** A measure's value with its unit: `0.93`, `214 ms`, `$0.012`; a dash where there is none. */
export function formatMeasure(key: string, value: number | null): string {
  if (value === null) return "–";
  switch (MEASURES.get(key)?.unit) {
    case "ms":
      return formatDuration(Math.round(value) * NANO_PER_MS);
    case "tokens":
      return formatCount(Math.round(value));
    case "usd":
      return `$${Number(value.toPrecision(2))}`;
    default:
      return value.toFixed(2);
  }
}

/** `0.81–1.00`, the 95 % interval; empty where there is none. */
export function formatInterval(low: number | null, high: number | null): string {
  return low === null || high === null ? "" : `${low.toFixed(2)}–${high.toFixed(2)}`;
}

/** `+0.10`, `−0.25`, `±0`: other less base. */
export function formatDifference(key: string, difference: number): string {
  const text = formatMeasure(key, Math.abs(difference));
  if (Number(text.replace(/[^0-9.]/g, "")) === 0) return "±0";
  return `${difference < 0 ? "−" : "+"}${text}`;
}

/** Whether a difference is for the better; null when there is none. */
export function isBetter(key: string, difference: number): boolean | null {
  if (difference === 0) return null;
  return MEASURES.get(key)?.better === "lower" ? difference < 0 : difference > 0;
}

/** The measure's name without the track before it. */
export function measureLabel(key: string): string {
  return MEASURES.get(key)?.label ?? key;
}

/** `Ranking: Service AC@1`. */
export function measureTitle(key: string): string {
  const track = key.startsWith("ranker.")
    ? "Ranking: "
    : key.startsWith("analyst.")
      ? "Analyst: "
      : "";
  return `${track}${measureLabel(key)}`;
}
