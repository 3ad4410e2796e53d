import type { SloIndicator } from "@/lib/domain/slo";
import { type BucketCount, countSpanEvents } from "@/lib/store/telemetry/count-span-events";
import type { ServiceContext } from "../context";
import { countMetricEvents } from "./count-metric-events";

const NANO_PER_MS = 1_000_000n;

/** Events by bucket, and what could not be counted in words. */
export interface CountedEvents {
  readonly counts: readonly {
    readonly startsAt: Date;
    readonly total: number;
    readonly bad: number;
  }[];
  readonly reasons: readonly string[];
}

/** Counts the events of an indicator from `fromMs` on, up to `toMs`, in buckets of one length. */
export async function countEvents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  indicator: SloIndicator,
  { fromMs, toMs, bucketSeconds }: { fromMs: number; toMs: number; bucketSeconds: number },
): Promise<CountedEvents> {
  const range = {
    fromUnixNano: BigInt(fromMs) * NANO_PER_MS,
    toUnixNano: BigInt(toMs) * NANO_PER_MS,
    bucketNano: BigInt(bucketSeconds) * 1_000n * NANO_PER_MS,
  };
  const { buckets, reasons } =
    indicator.source === "spans"
      ? { buckets: await countSpanEvents(ctx.db, ctx.scope, indicator, range), reasons: [] }
      : await countMetricEvents(ctx, indicator, range);
  const toCount = ({ index, total, bad }: BucketCount) => ({
    startsAt: new Date(fromMs + index * bucketSeconds * 1_000),
    total,
    bad,
  });
  return { counts: buckets.map(toCount), reasons };
}
