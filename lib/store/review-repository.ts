import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { ReviewItem } from "@/lib/domain/review";
import type { ReviewItem as ReviewRow } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** What is kept of the incidents that somebody claimed or skipped. */
export async function listReviewItems(
  db: EntityStore,
  scope: ProjectScope,
): Promise<Map<IncidentId, ReviewItem>> {
  const rows = await db.prisma.reviewItem.findMany({ where: { projectId: scope.projectId } });
  return new Map(rows.map((row) => [toIncidentId(row.incidentNumber), toReviewItem(row)]));
}

/** What is kept of one; nothing claimed and nothing skipped where nothing is kept. */
export async function findReviewItem(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
): Promise<ReviewItem> {
  const row = await db.prisma.reviewItem.findUnique({
    where: {
      projectId_incidentNumber: {
        projectId: scope.projectId,
        incidentNumber: incidentNumberOf(incidentId),
      },
    },
  });
  return row === null ? { incidentId, claim: null, skippedBy: [] } : toReviewItem(row);
}

/**
 * Claims an incident unless another reviewer's claim still holds: of several who ask at once, one
 * gets it. @returns whether the reviewer has it now
 */
export async function claimReviewItem(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  claim: { readonly reviewer: string; readonly now: Date; readonly expiresAt: Date },
): Promise<boolean> {
  const { reviewer, now, expiresAt } = claim;
  const taken = await db.prisma.$executeRaw`
    insert into review_items (project_id, incident_number, claimed_by, claim_expires_at, skipped_by)
    values (${scope.projectId}::integer, ${incidentNumberOf(incidentId)}::integer,
            ${reviewer}, ${expiresAt}, '{}')
    on conflict (project_id, incident_number) do update
       set claimed_by = excluded.claimed_by, claim_expires_at = excluded.claim_expires_at,
           skipped_by = array_remove(review_items.skipped_by, excluded.claimed_by)
     where review_items.claimed_by is null or review_items.claimed_by = excluded.claimed_by
        or review_items.claim_expires_at <= ${now}`;
  return taken > 0;
}

/** Gives back what the reviewer holds; nothing when that is nothing. */
export async function releaseReviewItem(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  reviewer: string,
): Promise<void> {
  await db.prisma.reviewItem.updateMany({
    where: {
      projectId: scope.projectId,
      incidentNumber: incidentNumberOf(incidentId),
      claimedBy: reviewer,
    },
    data: { claimedBy: null, claimExpiresAt: null },
  });
}

/** Notes that a reviewer leaves an incident to others, or no longer does. */
export async function setSkipped(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  { reviewer, skip }: { readonly reviewer: string; readonly skip: boolean },
): Promise<void> {
  const added = skip ? [reviewer] : [];
  await db.prisma.$executeRaw`
    insert into review_items (project_id, incident_number, skipped_by)
    values (${scope.projectId}::integer, ${incidentNumberOf(incidentId)}::integer, ${added})
    on conflict (project_id, incident_number) do update
       set skipped_by = array_remove(review_items.skipped_by, ${reviewer}) || excluded.skipped_by`;
}

function toReviewItem({
  incidentNumber,
  claimedBy,
  claimExpiresAt,
  skippedBy,
}: ReviewRow): ReviewItem {
  const claim =
    claimedBy === null || claimExpiresAt === null
      ? null
      : { reviewer: claimedBy, expiresAt: claimExpiresAt };
  return { incidentId: toIncidentId(incidentNumber), claim, skippedBy };
}
