import type { IncidentOutcomesDto } from "@/lib/domain/contracts/evaluation";
import { outcomesOf } from "@/lib/evaluation/incident-outcomes";
import { listReviewsByIncident } from "@/lib/store/hypothesis-review-repository";
import type { ServiceContext } from "../context";
import { loadQueue } from "../review/load-queue";

/** How real incidents went, with and without a hypothesis that a verdict confirms. */
export async function getIncidentOutcomes(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<IncidentOutcomesDto> {
  const entries = await loadQueue(ctx);
  const reviews = await listReviewsByIncident(ctx.db, ctx.scope);
  return outcomesOf(
    entries.map(({ incident: { id, openedAt, mitigatedAt, resolvedAt }, verdicts }) => ({
      reviews: reviews.get(id) ?? [],
      openedAt,
      mitigatedAt,
      resolvedAt,
      verdicts,
    })),
  );
}
