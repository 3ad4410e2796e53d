import type { ReviewItemDto } from "@/lib/domain/contracts/verdict";
import type { IncidentId } from "@/lib/domain/ids";
import { releaseReviewItem } from "@/lib/store/review-repository";
import type { ServiceContext } from "../context";
import { loadEntry } from "./load-queue";
import { toReviewItemDto } from "./to-review-item-dto";

/** Gives a claim back; nothing happens to the claim of another. @throws `not_found` */
export async function releaseReview(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  incidentId: IncidentId,
  reviewer: string,
): Promise<ReviewItemDto> {
  await releaseReviewItem(ctx.db, ctx.scope, incidentId, reviewer);
  const asker = { reviewer, now: ctx.now(), blind: true };
  return toReviewItemDto(await loadEntry(ctx, incidentId), asker);
}
