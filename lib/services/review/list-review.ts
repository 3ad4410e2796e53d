import type { AgreementDto, ReviewQuery, ReviewQueueDto } from "@/lib/domain/contracts/verdict";
import { REVIEW_STATES } from "@/lib/domain/review";
import { latestVersions } from "@/lib/domain/verdict";
import { agreementOf } from "@/lib/evaluation/compare-verdicts";
import { orderQueue, standingOf } from "@/lib/evaluation/review-queue";
import type { ServiceContext } from "../context";
import { agreeWithMachine } from "./agree-with-machine";
import { type IncidentEntry, loadQueue } from "./load-queue";
import { toReviewItemDto } from "./to-review-item-dto";

/** The queue as a reviewer sees it: what waits for them first, in the order they asked for. */
export async function listReview(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { reviewer, order, blind }: ReviewQuery,
): Promise<ReviewQueueDto> {
  const entries = await loadQueue(ctx);
  const asker = { reviewer, blind, now: ctx.now() };
  // The order by what others said would tell of it.
  const ordered = orderQueue(entries, blind ? "age" : order);
  const items = ordered.map((entry) => toReviewItemDto(entry, asker));
  return {
    items: [...items.filter((one) => one.isWaiting), ...items.filter((one) => !one.isWaiting)],
    nextCursor: null,
    progress: progressOf(entries),
    agreement: {
      ...agreementAmong(entries),
      ...(blind ? { withRanker: null, withAnalyst: null } : await agreeWithMachine(ctx, entries)),
    },
  };
}

function progressOf(entries: readonly IncidentEntry[]): ReviewQueueDto["progress"] {
  const states = entries.map(({ verdicts }) => standingOf(verdicts).state);
  const count = (state: (typeof REVIEW_STATES)[number]) =>
    states.filter((one) => one === state).length;
  const [unlabelled, second, disputed, agreed, adjudicated] = REVIEW_STATES;
  return {
    [unlabelled]: count(unlabelled),
    [second]: count(second),
    [disputed]: count(disputed),
    [agreed]: count(agreed),
    [adjudicated]: count(adjudicated),
  };
}

/** Between the first two who labelled each incident. */
function agreementAmong(
  entries: readonly IncidentEntry[],
): Pick<AgreementDto, "cause" | "faultFamily" | "spans"> {
  const pairs = entries.flatMap(({ verdicts }) => {
    const labels = latestVersions(verdicts).filter(({ role }) => role === "label");
    const [first, second] = labels;
    return first === undefined || second === undefined
      ? []
      : [[first.content, second.content] as const];
  });
  return agreementOf(pairs);
}
