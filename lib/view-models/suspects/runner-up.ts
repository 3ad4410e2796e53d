import type { SuspectDto } from "@/lib/domain/contracts/suspects";
import { type EvidenceGroup, suspectName } from "@/lib/domain/suspect";
import { formatCount } from "@/lib/view-models/format/format-count";
import { groupTitle } from "./evidence-groups";

type Compared = Pick<SuspectDto, "rank" | "service" | "edge" | "probability" | "evidence">;

const NAMED = 2;
/** A difference that is worth a word. */
const LEAST_NATS = 0.3;

/** How the first suspect differs from the next, and in what: null where there is no next. */
export function runnerUpDifference(first: Compared, second: Compared | undefined): string | null {
  if (second === undefined) return null;
  const times = formatTimesLikelier(first.probability / Math.max(second.probability, 1e-12));
  const ahead = leads(first, second).map(
    ([group, nats]) => `${groupTitle(group).toLowerCase()} (+${nats.toFixed(1)})`,
  );
  const by = ahead.length === 0 ? "" : `; ahead by ${ahead.join(" and ")}`;
  return `${times} than number ${second.rank}, ${suspectName(second)}${by}`;
}

function formatTimesLikelier(ratio: number): string {
  if (ratio >= 1000) return "Over 1,000 times likelier";
  if (ratio < 1.05) return "No likelier";
  return `${ratio < 10 ? ratio.toFixed(1) : formatCount(Math.round(ratio))} times likelier`;
}

/** Groups of evidence by how much more they say for the first, the most first. */
function leads(first: Compared, second: Compared): [EvidenceGroup, number][] {
  const byGroup = new Map<EvidenceGroup, number>();
  const add = ({ evidence }: Compared, sign: 1 | -1) => {
    for (const { group, nats } of evidence) {
      byGroup.set(group, (byGroup.get(group) ?? 0) + sign * nats);
    }
  };
  add(first, 1);
  add(second, -1);
  return [...byGroup]
    .filter(([, nats]) => nats >= LEAST_NATS)
    .sort((a, b) => b[1] - a[1])
    .slice(0, NAMED);
}
