import {
  type DroppedTelemetry,
  dropOldPartitions,
} from "@/lib/store/telemetry/drop-old-partitions";
import type { ServiceContext } from "../context";

const DAY_MS = 86_400_000;

/**
 * Drops telemetry that is older than so many days, in whole days (UTC). Incidents, verdicts and the
 * evidence that cases of the gold set have frozen stay.
 */
export function dropOldTelemetry(
  ctx: Pick<ServiceContext, "db" | "now">,
  retentionDays: number,
): Promise<DroppedTelemetry> {
  return dropOldPartitions(ctx.db, new Date(ctx.now().getTime() - retentionDays * DAY_MS));
}
