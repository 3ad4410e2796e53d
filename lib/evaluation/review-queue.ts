import { LABELS_NEEDED, type ReviewItem, type ReviewState } from "@/lib/domain/review";
import { latestVersions, type StoredVerdict } from "@/lib/domain/verdict";
import type { Certainty } from "@/lib/domain/verdict-words";
import { disagreements } from "./compare-verdicts";

export const QUEUE_ORDERS = ["age", "disagreement", "uncertainty"] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** An incident as the queue sees it. */
export interface QueueEntry {
  readonly item: ReviewItem;
  readonly openedAt: Date;
  readonly verdicts: readonly StoredVerdict[];
}

/** How far an incident has come. */
export interface QueueStanding {
  readonly state: ReviewState;
  readonly labelCount: number;
  /** What the labels differ in, in words. */
  readonly disagreements: readonly string[];
  /** From 0, all certain, to 1, nobody knows. */
  readonly uncertainty: number;
}

const UNCERTAINTY: Readonly<Record<Certainty, number>> = { certain: 0, likely: 0.4, unsure: 0.8 };

/** Where an incident stands, from what was said about it. */
export function standingOf(verdicts: readonly StoredVerdict[]): QueueStanding {
  const latest = latestVersions(verdicts);
  const labels = latest.filter(({ role }) => role === "label");
  const isSettled = latest.some(({ role }) => role === "adjudication");
  const [first, second] = labels;
  const differ =
    first === undefined || second === undefined ? [] : disagreements(first.content, second.content);
  const doubts = labels.map(({ content }) => UNCERTAINTY[content.certainty]);
  return {
    state: stateOf(labels.length, differ.length > 0, isSettled),
    labelCount: labels.length,
    disagreements: differ,
    uncertainty: isSettled ? 0 : doubts.length === 0 ? 1 : Math.max(...doubts),
  };
}

function stateOf(labelCount: number, differ: boolean, isSettled: boolean): ReviewState {
  if (isSettled) return "adjudicated";
  if (labelCount === 0) return "unlabelled";
  if (labelCount < LABELS_NEEDED) return "second-label";
  return differ ? "disputed" : "agreed";
}

/** Whether a reviewer still has something to do there. */
export function isWaitingFor(
  reviewer: string,
  { item, verdicts }: Pick<QueueEntry, "item" | "verdicts">,
  now: Date,
): boolean {
  const { state } = standingOf(verdicts);
  if (state === "agreed" || state === "adjudicated") return false;
  if (item.skippedBy.includes(reviewer)) return false;
  if (isClaimedByOther(item, reviewer, now)) return false;
  if (state === "disputed") return true;
  return !verdicts.some(({ author, role }) => author === reviewer && role === "label");
}

export function isClaimedByOther({ claim }: ReviewItem, reviewer: string, now: Date): boolean {
  return claim !== null && claim.reviewer !== reviewer && claim.expiresAt > now;
}

/** Sorts what is waiting; what is equal by the order asked for goes by age, the oldest first. */
export function orderQueue<T extends QueueEntry>(entries: readonly T[], order: QueueOrder): T[] {
  const keyed = entries.map((entry) => ({ entry, standing: standingOf(entry.verdicts) }));
  const weight = ({ standing }: (typeof keyed)[number]) =>
    order === "disagreement"
      ? standing.disagreements.length
      : order === "uncertainty"
        ? standing.uncertainty
        : 0;
  return keyed
    .sort(
      (a, b) =>
        weight(b) - weight(a) ||
        a.entry.openedAt.getTime() - b.entry.openedAt.getTime() ||
        (a.entry.item.incidentId < b.entry.item.incidentId ? -1 : 1),
    )
    .map(({ entry }) => entry);
}
