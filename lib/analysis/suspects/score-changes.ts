import type { Change } from "@/lib/domain/change";
import { describeNano } from "./describe-quantity";
import type { Evidence } from "./suspect";
import { WEIGHTS } from "./weights";

const MINUTE_NANO = 60e9;
/** Most changes that break something do so at once; leaks take hours. */
const FAST_MINUTES = 30;
const SLOW_MINUTES = 12 * 60;
const SLOW_PART = 0.15;
/** Senders' clocks and rollouts: a change is taken to be before what begins this soon after it. */
const SLACK_NANO = 60e9;

/**
 * What a change says of the thing it changed: the sooner the trouble came after it, the more
 * (Yu et al., "ChangeRCA", FSE 2024, weighs time in the same way). Nothing for a change after the trouble began.
 */
export function scoreChange(change: Change, troubleUnixNano: bigint): Evidence | null {
  const before = Number(troubleUnixNano - change.atUnixNano);
  if (before < -SLACK_NANO) return null;
  const minutes = Math.max(0, before) / MINUTE_NANO;
  const decay =
    (1 - SLOW_PART) * Math.exp(-minutes / FAST_MINUTES) +
    SLOW_PART * Math.exp(-minutes / SLOW_MINUTES);
  const when =
    before >= 0
      ? `${describeNano(before)} before the first symptomatic trace`
      : "as the trouble began";
  return {
    group: "changes",
    nats: WEIGHTS.changeCap * decay,
    statement: `${change.kind} “${change.title}” ${when}`,
    anchors: [`change:${change.id}`],
  };
}
