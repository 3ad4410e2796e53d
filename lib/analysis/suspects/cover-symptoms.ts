import type { Change } from "@/lib/domain/change";
import { type Candidate, scoreOf } from "./candidate";
import type { Findings } from "./find-evidence";
import type { Symptoms } from "./find-symptoms";
import { byScore, gatherCandidates } from "./gather-candidates";

const LEAST_LEFT = 3;
const LEAST_SHARE = 0.1;
const EXPLAINED = 0.5;
const MAX_CAUSES = 3;

/**
 * Several causes at once, by greedy cover: the traces that the first suspect explains are put
 * aside, and the others are scored on those that are left. A candidate keeps the better of its
 * scores; from the first suspect down, nobody loses by it. O(causes × gathering).
 */
export function coverSymptoms(findings: Findings, changes: readonly Change[]): Candidate[] {
  let ranked = byScore(gatherCandidates(findings, changes, findings.symptoms));
  let left = findings.symptoms;
  for (let cause = 0; cause < MAX_CAUSES; cause += 1) {
    const found = ranked[cause];
    if (found === undefined) break;
    left = withoutExplained(findings, left, found);
    const share = left.count / Math.max(1, findings.symptoms.count);
    if (left.count < LEAST_LEFT || share < LEAST_SHARE) break;
    const again = new Map(
      gatherCandidates(findings, changes, left).map((one) => [`${one.kind} ${one.service}`, one]),
    );
    const kept = ranked.slice(0, cause + 1);
    const rest = ranked.slice(cause + 1).map((one) => {
      const other = again.get(`${one.kind} ${one.service}`);
      // Of few traces little is said: the share that is left weighs what they say more.
      return other !== undefined && scoreOf(other) * share > scoreOf(one) ? other : one;
    });
    ranked = [...kept, ...byScore(rest)];
  }
  return byScore(ranked);
}

function withoutExplained(
  { table, responsibility }: Findings,
  symptoms: Symptoms,
  { operations, timing }: Candidate,
): Symptoms {
  const own = new Set(operations);
  const isSymptomatic = symptoms.isSymptomatic.slice();
  table.traces.forEach(({ firstRow, endRow }, t) => {
    if (isSymptomatic[t] !== 1) return;
    let explained = (timing?.timing.excessByTrace.get(t) ?? 0) > 0 && (timing?.nats ?? 0) > 1;
    for (let row = firstRow; !explained && row < endRow; row += 1) {
      explained =
        (responsibility.own[row] ?? 0) >= EXPLAINED && own.has(table.operationOf[row] ?? -1);
    }
    if (explained) isSymptomatic[t] = 0;
  });
  return { ...symptoms, isSymptomatic, count: isSymptomatic.reduce((a, b) => a + b, 0) };
}
