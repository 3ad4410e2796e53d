import { bucketSecondsOf } from "@/lib/analysis/slo/bucket-times";
import { burnRate } from "@/lib/analysis/slo/burn-rate";
import type { SloSeriesDto } from "@/lib/domain/contracts/slo";
import { listCounts } from "@/lib/store/slo-counts";
import { getSlo } from "@/lib/store/slo-repository";
import type { ServiceContext } from "../context";

/** More points than a chart has pixels tell nothing. */
const MOST_STEPS = 240;

/** The events of an SLO in equal steps up to its last tick, for a chart. @throws `not_found` */
export async function listSloSeries(
  ctx: Pick<ServiceContext, "db" | "scope">,
  name: string,
  wantedSeconds: number | undefined,
): Promise<SloSeriesDto> {
  const { slo, evaluatedAt, countedThrough } = await getSlo(ctx.db, ctx.scope, name);
  const longest = Math.max(...slo.rules.map(({ longSeconds }) => longSeconds), 3_600);
  const seconds = Math.min(wantedSeconds ?? longest, Math.max(slo.periodSeconds, longest));
  const bucketSeconds = bucketSecondsOf(slo);
  const stepSeconds = bucketSeconds * Math.ceil(seconds / bucketSeconds / MOST_STEPS);
  const to = evaluatedAt ?? countedThrough;
  const steps = Math.ceil(seconds / stepSeconds);
  const from = new Date(to.getTime() - steps * stepSeconds * 1_000);
  const counts = await listCounts(ctx.db, ctx.scope, name, { from, to }, stepSeconds);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    stepSeconds,
    items: counts.map(({ startsAt, total, bad }) => ({
      startsAt: startsAt.toISOString(),
      total,
      bad,
      burnRate: burnRate({ total, bad }, slo.target),
    })),
  };
}
