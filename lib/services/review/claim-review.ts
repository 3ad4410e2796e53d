import type { ReviewItemDto } from "@/lib/domain/contracts/verdict";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { claimReviewItem } from "@/lib/store/review-repository";
import type { ServiceContext } from "../context";
import { loadEntry } from "./load-queue";
import { toReviewItemDto } from "./to-review-item-dto";

const MS_PER_MINUTE = 60_000;

/**
 * Takes an incident to label, or holds one's claim for longer. @throws `not_found`; `conflict` while
 * somebody else is at work on it
 */
export async function claimReview(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  incidentId: IncidentId,
  { reviewer, minutes }: { readonly reviewer: string; readonly minutes: number },
): Promise<ReviewItemDto> {
  await loadEntry(ctx, incidentId);
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + minutes * MS_PER_MINUTE);
  const isMine = await claimReviewItem(ctx.db, ctx.scope, incidentId, { reviewer, now, expiresAt });
  const entry = await loadEntry(ctx, incidentId);
  if (!isMine) {
    const { claim } = entry.item;
    const until = claim?.expiresAt.toISOString() ?? "soon";
    const message = `${incidentId} is claimed by ${claim?.reviewer ?? "somebody else"} until ${until}`;
    throw new FaultlineError("conflict", message, { incidentId });
  }
  return toReviewItemDto(entry, { reviewer, now, blind: true });
}
