import type { IncidentOutcomesDto } from "@/lib/domain/contracts/evaluation";
import { outcomesOf } from "@/lib/evaluation/incident-outcomes";
import type { ServiceContext } from "../context";
import { loadQueue } from "../review/load-queue";

/** How real incidents went, with and without a hypothesis that a verdict confirms. */
export async function getIncidentOutcomes(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<IncidentOutcomesDto> {
  const entries = await loadQueue(ctx);
  return outcomesOf(
    entries.map(({ incident: { openedAt, resolvedAt }, verdicts }) => ({
      openedAt,
      resolvedAt,
      verdicts,
    })),
  );
}
