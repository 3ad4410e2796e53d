import { describeShare } from "./describe-quantity";
import type { Gaps } from "./find-gaps";
import type { Symptoms } from "./find-symptoms";
import type { Ranking, Suspect } from "./suspect";

const HIGH = 0.8;
const MEDIUM = 0.5;
const NOTABLE_NATS = 0.7;
const LEAST_GROUPS = 2;
const LEAST_HEALED = 0.8;
const LEAST_TRACES = 3;

export interface Doubts {
  readonly symptoms: Symptoms;
  readonly gaps: Gaps;
  /** An error is logged where spans say that all is well. */
  readonly isContradictory: boolean;
}

/** How far the first suspect is to be believed, in a word and with the reason. */
export function judgeConfidence(
  suspects: readonly Suspect[],
  noneProbability: number,
  { symptoms, gaps, isContradictory }: Doubts,
): Ranking["confidence"] {
  const [first] = suspects;
  if (first === undefined || first.probability <= noneProbability) {
    return { word: "none", reason: whyNobody(symptoms.kind) };
  }
  const groups = new Set(
    first.evidence.filter(({ nats }) => nats >= NOTABLE_NATS).map(({ group }) => group),
  );
  const against = [
    ...(first.probability < HIGH ? [`${describeShare(first.probability)} is not enough`] : []),
    ...(groups.size < LEAST_GROUPS ? ["only one kind of evidence"] : []),
    ...(symptoms.count < LEAST_TRACES
      ? [`only ${symptoms.count} symptomatic ${symptoms.count === 1 ? "trace" : "traces"}`]
      : []),
    ...(isContradictory ? ["its log tells of an error and its spans end well"] : []),
    ...(gaps.isDegraded ? ["too little was seen"] : []),
    ...(first.heals !== null && first.heals.heals < first.heals.of * LEAST_HEALED
      ? [`without it ${first.heals.of - first.heals.heals} of ${first.heals.of} failures remain`]
      : []),
  ];
  if (against.length === 0) {
    return { word: "high", reason: `${groups.size} kinds of evidence agree` };
  }
  const word = first.probability >= MEDIUM ? "medium" : "low";
  return { word, reason: against.join("; ") };
}

function whyNobody(kind: Symptoms["kind"]): string {
  switch (kind) {
    case "none":
      return "nothing in the window differs from the healthy traces by more than chance";
    case "failing":
    case "slow":
    case "abnormal":
      return "what differs from the healthy traces points at nobody clearly enough";
  }
}
