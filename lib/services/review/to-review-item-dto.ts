import type { ReviewItemDto } from "@/lib/domain/contracts/verdict";
import { isWaitingFor, standingOf } from "@/lib/evaluation/review-queue";
import type { IncidentEntry } from "./load-queue";

export interface Asker {
  readonly reviewer: string;
  readonly now: Date;
  /** Tell nothing of what others said. */
  readonly blind: boolean;
}

/** An incident of the queue as JSON, for the one who asks. A claim that ran out is none. */
export function toReviewItemDto(
  entry: IncidentEntry,
  { reviewer, now, blind }: Asker,
): ReviewItemDto {
  const { incident, item } = entry;
  const { state, labelCount, disagreements, uncertainty } = standingOf(entry.verdicts);
  const claim = item.claim !== null && item.claim.expiresAt > now ? item.claim : null;
  return {
    incidentId: incident.id,
    title: incident.title,
    severity: incident.severity,
    status: incident.status,
    service: incident.service,
    openedAt: incident.openedAt.toISOString(),
    state,
    labelCount,
    disagreements: blind ? [] : [...disagreements],
    uncertainty: blind ? null : uncertainty,
    claim:
      claim === null
        ? null
        : { reviewer: claim.reviewer, expiresAt: claim.expiresAt.toISOString() },
    isSkipped: item.skippedBy.includes(reviewer),
    isWaiting: isWaitingFor(reviewer, entry, now),
  };
}
