import type { Candidate } from "./candidate";
import type { Findings } from "./find-evidence";
import type { PrerankPoint } from "./suspect";

const EXPLAINED = 0.5;
const LATE_Z = 2;

/**
 * The plain points that a reader can check at a glance: exception +5, error +3, many retries +2,
 * contention +2, latency above p95 +1, a recent change +1, errors passed on unchanged −2. They are
 * shown beside the fused score and do not enter it. O(spans of the candidate).
 */
export function scorePrerank(findings: Findings, candidate: Candidate): PrerankPoint[] {
  const seen = look(findings, candidate);
  const points: PrerankPoint[] = [];
  if (seen.exceptions > 0) points.push({ reason: "records an exception", points: 5 });
  if (seen.failures > 0) points.push({ reason: "ends with an error", points: 3 });
  if (seen.retries || isRetried(findings, candidate))
    points.push({ reason: "is tried again and again", points: 2 });
  if (seen.contention) points.push({ reason: "waits for a lock or a pool", points: 2 });
  const isLate = candidate.timing?.timing.shifts.some(({ shift }) => shift.z >= LATE_Z);
  if (isLate) points.push({ reason: "slower than usual", points: 1 });
  if (candidate.evidence.some(({ group }) => group === "changes")) {
    points.push({ reason: "changed shortly before", points: 1 });
  }
  if (seen.failures > 0 && seen.passedOn === seen.failures) {
    points.push({ reason: "only passes on the errors of what it calls", points: -2 });
  }
  return points;
}

const CONTENTION = /lock|pool|semaphore|mutex|acquire/i;
const MANY_ATTEMPTS = 2;
const RETRY = /retr(y|ied|ies)/i;

function isRetried({ attempts }: Findings, { service }: Candidate): boolean {
  return attempts.some(({ target, perCall, healthyShare, windowShare }) => {
    return target === service && perCall >= MANY_ATTEMPTS && windowShare > 2 * healthyShare;
  });
}

function look({ table, responsibility }: Findings, { operations, timing }: Candidate) {
  const mine = new Set(operations);
  const waiting = new Set(timing?.timing.shifts.flatMap(({ shift }) => shift.rows));
  const seen = { exceptions: 0, failures: 0, passedOn: 0, retries: false, contention: false };
  for (const { isWindow, firstRow, endRow } of table.traces) {
    if (!isWindow) continue;
    for (let row = firstRow; row < endRow; row += 1) {
      if (!mine.has(table.operationOf[row] ?? -1)) continue;
      const span = table.spans[row];
      if (span === undefined) continue;
      if (table.failures[row]) {
        seen.failures += 1;
        const abnormal = responsibility.abnormal[row] ?? 0;
        if (abnormal > 0 && (responsibility.own[row] ?? 0) < abnormal * EXPLAINED) {
          seen.passedOn += 1;
        }
      }
      if (waiting.has(row) || table.failures[row]) {
        seen.contention ||= CONTENTION.test(span.name);
      }
      if (span.events.length === 0) continue;
      if (span.events.some(({ name }) => name === "exception")) seen.exceptions += 1;
      if (span.events.some(({ name }) => RETRY.test(name))) seen.retries = true;
    }
  }
  return seen;
}
