"use client";

import { useRouter } from "next/navigation";
import { useKeys } from "@/components/shell/use-keys";
import { useReleaseReview, useReviewQueue, useSkipReview } from "./use-review";

export interface NextReview {
  /** How many wait besides this one. */
  readonly waiting: number;
  /** To the next that waits, or back to the queue. */
  readonly go: () => void;
  readonly skip: () => void;
}

/** Where one goes from an incident of the queue, and the keys for it. */
export function useNextReview(incidentId: string, reviewer: string, blind: boolean): NextReview {
  const router = useRouter();
  const queue = useReviewQueue({ reviewer, order: "age", blind });
  const skipping = useSkipReview(reviewer);
  const release = useReleaseReview(incidentId, reviewer);
  const others = (queue.data?.items ?? []).filter(
    (item) => item.isWaiting && item.incidentId !== incidentId,
  );
  const back = `/review${blind ? "" : "?blind=false"}`;
  const go = () => {
    if (reviewer.trim() !== "") release.mutate();
    const next = others[0];
    const rest = blind ? "" : "&blind=false";
    router.push(next === undefined ? back : `/review/${next.incidentId}?tab=verdict${rest}`);
  };
  const skip = () => {
    if (reviewer.trim() === "") return;
    skipping.mutate({ incidentId, skip: true }, { onSuccess: go });
  };
  const leave = () => {
    if (reviewer.trim() !== "") release.mutate();
    router.push(back);
  };
  useKeys([
    { keys: ["S"], label: "Leave it to others, to the next", group: "Review", run: skip },
    { keys: ["N"], label: "Next incident that waits", group: "Review", run: go },
    { keys: ["q"], label: "Back to the queue", group: "Review", run: leave },
  ]);
  return { waiting: others.length, go, skip };
}
