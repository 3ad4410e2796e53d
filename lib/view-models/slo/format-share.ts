import { formatCount } from "../format/format-count";

/** `99.9 %`, `0.144 %`: as many digits as tell the share from a whole one. */
export function formatPercent(share: number | null): string {
  if (share === null) return "–";
  const percent = share * 100;
  const left = Math.min(Math.abs(percent), Math.abs(100 - percent));
  const digits = left >= 100 || left === 0 ? 0 : left >= 1 ? 1 : left >= 0.1 ? 2 : 3;
  return `${formatCount(Number(percent.toFixed(digits)))} %`.replace("-", "−");
}

/** `14.4×`: how many times faster than allowed. */
export function formatBurnRate(burn: number | null): string {
  if (burn === null) return "–";
  const digits = burn >= 100 ? 0 : burn >= 10 ? 1 : 2;
  return `${Number(burn.toFixed(digits))}×`;
}

/** `5 min`, `1 h`, `28 d`: a window by its largest whole unit. */
export function formatWindow(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
