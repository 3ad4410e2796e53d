import type { ReviewItemDto } from "@/lib/domain/contracts/verdict";
import type { IncidentId } from "@/lib/domain/ids";
import { releaseReviewItem, setSkipped } from "@/lib/store/review-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { loadEntry } from "./load-queue";
import { toReviewItemDto } from "./to-review-item-dto";

/** Leaves an incident to others, giving back one's claim, or takes that back. @throws `not_found` */
export async function skipReview(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  incidentId: IncidentId,
  { reviewer, skip }: { readonly reviewer: string; readonly skip: boolean },
): Promise<ReviewItemDto> {
  await loadIncident(ctx, incidentId);
  await withEntityTransaction(ctx.db, async (store) => {
    if (skip) await releaseReviewItem(store, ctx.scope, incidentId, reviewer);
    await setSkipped(store, ctx.scope, incidentId, { reviewer, skip });
  });
  const asker = { reviewer, now: ctx.now(), blind: true };
  return toReviewItemDto(await loadEntry(ctx, incidentId), asker);
}
