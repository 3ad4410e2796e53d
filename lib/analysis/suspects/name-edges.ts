import { type Candidate, scoreOf } from "./candidate";
import type { Findings } from "./find-evidence";
import { isOnEdge, type SoleEdge } from "./find-sole-edges";
import type { SpanTable } from "./span-table";
import type { Evidence } from "./suspect";

/** Of what speaks for a candidate, at least this part has to lie on the way. */
const LEAST_SHARE = 0.8;
/** What speaks of the service itself, and of no way to it. */
const OF_ITSELF: ReadonlySet<Evidence["group"]> = new Set(["metrics", "kernel"]);
const MOST_OF_ITSELF = 0.5;
/** What hardly anything speaks for is not worth telling apart. */
const LEAST_SCORE = 1;
const NAMED = 3;

/**
 * Candidates whose whole trouble lies on one way between two services, while both are well with
 * all others, stand for that way. Of its two ends the likelier keeps its place, its service and its
 * operation: what is suspected changes, not how much. O(edges × candidates × rows).
 */
export function nameEdges(findings: Findings, candidates: readonly Candidate[]): Candidate[] {
  const named = new Map<Candidate, Candidate>();
  for (const edge of findings.edges) {
    const [best] = candidates
      .filter((one) => liesOn(findings.table, one, edge))
      .sort((a, b) => scoreOf(b) - scoreOf(a) || (a.service < b.service ? -1 : 1));
    if (best !== undefined) named.set(best, toEdge(findings.table, best, edge));
  }
  return candidates.map((one) => named.get(one) ?? one);
}

function liesOn(table: SpanTable, candidate: Candidate, edge: SoleEdge): boolean {
  const { service, timing, rows, evidence } = candidate;
  if (service !== edge.caller && service !== edge.callee) return false;
  if (candidate.kind === "host" || scoreOf(candidate) < LEAST_SCORE) return false;
  const isOn = (row: number) => isOnEdge(table, edge, row);
  const slow = new Set(timing?.timing.shifts.flatMap(({ shift }) => shift.rows));
  const others = rows.filter((row) => !slow.has(row));
  if (rows.length === 0 || others.filter(isOn).length < others.length * LEAST_SHARE) return false;
  let all = 0;
  let on = 0;
  for (const { shift, excessNano } of timing?.timing.shifts ?? []) {
    all += excessNano;
    if (shift.rows.every(isOn)) on += excessNano;
  }
  if (on < all * LEAST_SHARE) return false;
  const sum = (of: readonly Evidence[]) =>
    of.reduce((nats, one) => nats + Math.max(0, one.nats), 0);
  return sum(evidence.filter(({ group }) => OF_ITSELF.has(group))) < sum(evidence) * MOST_OF_ITSELF;
}

function toEdge(table: SpanTable, candidate: Candidate, edge: SoleEdge): Candidate {
  const { caller, callee, rows } = edge;
  return {
    ...candidate,
    kind: "edge",
    edge: { caller, callee },
    evidence: [...candidate.evidence, tellOthers(table, edge)],
    rows: [...new Set([...candidate.rows, ...rows])].flatMap((row) => bothEnds(table, row)),
  };
}

function bothEnds({ answerOf }: SpanTable, row: number): number[] {
  const answer = answerOf[row] ?? -1;
  return answer < 0 ? [row] : [row, answer];
}

/** Says where the trouble is, and not how bad: it has no weight of its own. */
function tellOthers(
  table: SpanTable,
  { caller, callee, wellCallers, wellCallees, wellRows }: SoleEdge,
): Evidence {
  return {
    group: "callers",
    nats: 0,
    statement: `it lies on the way from ${caller} to ${callee}: ${callee} answers ${listed(wellCallers)} as ever, and ${listed(wellCallees)} ${wellCallees.length === 1 ? "answers" : "answer"} ${caller} as ever`,
    anchors: wellRows.slice(0, 2 * NAMED).map((row) => `span:${table.spans[row]?.spanId}`),
  };
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, NAMED);
  const more = names.length - some.length;
  if (more > 0) return `${some.join(", ")} and ${more} more`;
  return some.length < 2 ? some.join("") : `${some.slice(0, -1).join(", ")} and ${some.at(-1)}`;
}
