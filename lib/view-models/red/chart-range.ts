import { SLI_PRESETS } from "@/lib/domain/contracts/sli-preset";

export type SliPreset = (typeof SLI_PRESETS)[number];

/** The time that a chart shows: in relation to the incident, or from a moment to another. */
export type ChartRange =
  | { readonly kind: "preset"; readonly preset: SliPreset }
  | { readonly kind: "absolute"; readonly fromMs: number; readonly toMs: number };

const SEPARATOR = "_";

/** `onset`, or `2026-11-21T02:10:00Z_2026-11-21T02:15:00Z`; null of anything else. */
export function parseChartRange(text: string): ChartRange | null {
  const preset = SLI_PRESETS.find((one) => one === text);
  if (preset !== undefined) return { kind: "preset", preset };
  const [from = "", to = "", ...more] = text.split(SEPARATOR);
  const fromMs = Date.parse(from);
  const toMs = Date.parse(to);
  if (more.length > 0 || !(fromMs < toMs)) return null;
  return { kind: "absolute", fromMs, toMs };
}

/** As `parseChartRange` reads it. Absolute ends are in UTC, whatever zone they are shown in. */
export function formatChartRange(range: ChartRange): string {
  if (range.kind === "preset") return range.preset;
  return [range.fromMs, range.toMs]
    .map((ms) => new Date(ms).toISOString().replace(".000Z", "Z"))
    .join(SEPARATOR);
}
