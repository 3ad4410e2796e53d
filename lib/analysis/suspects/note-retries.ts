import { type Candidate, scoreOf } from "./candidate";
import { describeShare } from "./describe-quantity";
import type { Attempts } from "./find-attempts";
import type { Findings } from "./find-evidence";
import type { Evidence } from "./suspect";
import { bounded, WEIGHTS } from "./weights";

/** A policy that tries again makes trouble worse; it does not begin it. */
const AMPLIFIER_CAP = 0.7;
const LEAST_RATIO = 2;
const MAX_ANCHORS = 5;

/**
 * Attempts are an amplifier and no cause. Where the one that is called is suspected itself, it is
 * only said there that it is tried again; where nothing else explains why the first attempt
 * failed, it speaks a little against the caller that makes it more, if anything else does.
 * O(candidates + attempts).
 */
export function noteRetries(findings: Findings, candidates: readonly Candidate[]): Candidate[] {
  const scores = new Map(candidates.map((one) => [one.service, scoreOf(one)]));
  const notes = new Map<string, Evidence[]>();
  for (const attempts of findings.attempts) {
    if (attempts.windowShare < LEAST_RATIO * attempts.healthyShare) continue;
    const isExplained = (scores.get(attempts.target) ?? 0) > WEIGHTS.none;
    const owner = isExplained ? attempts.target : attempts.caller;
    if ((scores.get(owner) ?? 0) <= 0) continue;
    const nats = isExplained ? 0 : bounded(Math.log(attempts.perCall), AMPLIFIER_CAP);
    const known = notes.get(owner) ?? [];
    notes.set(owner, [...known, toEvidence(findings, attempts, nats)]);
  }
  return candidates.map((candidate) => {
    const own = notes.get(candidate.service);
    return own === undefined
      ? candidate
      : { ...candidate, evidence: [...candidate.evidence, ...own] };
  });
}

function toEvidence(
  { table }: Findings,
  { caller, target, perCall, traces, healthyShare, rows }: Attempts,
  nats: number,
): Evidence {
  const before = healthyShare === 0 ? "never before" : `before in ${describeShare(healthyShare)}`;
  const times = Number(perCall.toPrecision(2));
  return {
    group: "calls",
    nats,
    statement: `${caller} calls ${target} ${times} times for one answer in ${traces} traces, ${before}: it amplifies the trouble and is no cause of it`,
    anchors: rows.slice(0, MAX_ANCHORS).map((row) => `span:${table.spans[row]?.spanId}`),
  };
}
