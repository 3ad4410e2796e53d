import type { RedPointDto } from "@/lib/domain/contracts/sli";
import type { KnownIncident } from "./known-incident";

const NANO_PER_MS = 1_000_000;

export interface Counted {
  readonly total: number;
  readonly failed: number;
  /** To two digits, as it is told. */
  readonly failedPercent: number;
  /** The largest of the steps' 95th percentiles, to three digits; 0 where none is known. */
  readonly slowestMs: number;
}

/**
 * The requests of an incident and of the hour before it. An alert fires some time after the trouble
 * began: counted is from ten minutes before the first.
 */
export function countImpact({ sli, window }: Pick<KnownIncident, "sli" | "window">) {
  const { items, stepSeconds, service, route } = sli;
  const startMs = window.start.getTime();
  const isDuring = (point: RedPointDto) =>
    Date.parse(point.startsAt) + stepSeconds * 1_000 > startMs;
  return {
    during: countPoints(items.filter(isDuring)),
    before: countPoints(items.filter((point) => !isDuring(point))),
    whose: [service, route].filter((part) => part !== null).join(" "),
  };
}

function countPoints(points: readonly RedPointDto[]): Counted {
  const total = points.reduce((sum, point) => sum + point.total, 0);
  const failed = points.reduce((sum, point) => sum + point.failed, 0);
  const slowestNano = Math.max(0, ...points.map(({ p95Nano }) => Number(p95Nano ?? 0)));
  return {
    total,
    failed,
    failedPercent: total === 0 ? 0 : Number(((failed / total) * 100).toPrecision(2)),
    slowestMs: Number((slowestNano / NANO_PER_MS).toPrecision(3)),
  };
}
