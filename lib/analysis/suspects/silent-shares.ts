import type { SpanTable } from "./span-table";

/** No answer, or an answer that says it is not there: of a failed call, what falls to the one called. */
const SILENT_SHARE = 0.8;
/** The one called is there for others: something between the two, or the caller, is at fault. */
const THERE_FOR_OTHERS = 0.2;
/** It answered with an error of its own making or of the caller's: nobody can tell from outside. */
const ANSWERED_SHARE = 0.4;
const SILENCE =
  /ECONN|refused|reset|unreachable|unavailable|ENOTFOUND|EAI_|dns|getaddrinfo|socket|broken pipe|EPIPE|closed|no route|time(d)?[ _-]?out|deadline/i;
const LEAST_CALLS = 10;
const RARER = 0.2;

interface Calls {
  all: number;
  failed: number;
}

/**
 * For a failed call that no span answers: which share of the blame is the silent callee's. When it
 * answers other services well in the same window, most of it stays on this side. O(spans).
 */
export function silentShares(table: SpanTable): (row: number) => number {
  const byTarget = new Map<string, Map<string, Calls>>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const operation = table.operations[table.operationOf[row] ?? -1];
    if (operation?.target == null || !table.traces[table.traceOf[row] ?? 0]?.isWindow) continue;
    const callers = byTarget.get(operation.target) ?? new Map<string, Calls>();
    byTarget.set(operation.target, callers);
    const calls = callers.get(operation.service) ?? { all: 0, failed: 0 };
    callers.set(operation.service, calls);
    calls.all += 1;
    if (table.failures[row] && (table.answerOf[row] ?? -1) < 0) calls.failed += 1;
  }
  return (row) => {
    const failure = table.failures[row];
    const operation = table.operations[table.operationOf[row] ?? -1];
    const isCall = operation?.kind === "client" || operation?.kind === "producer";
    if (!failure || !isCall || (table.answerOf[row] ?? -1) >= 0) return 0;
    const callers = byTarget.get(operation.target ?? "");
    if (callers !== undefined && isThereForOthers(callers, operation.service)) {
      return THERE_FOR_OTHERS;
    }
    return failure.timedOut || SILENCE.test(`${failure.type} ${failure.text}`)
      ? SILENT_SHARE
      : ANSWERED_SHARE;
  };
}

function isThereForOthers(callers: ReadonlyMap<string, Calls>, caller: string): boolean {
  const mine = callers.get(caller) ?? { all: 1, failed: 0 };
  let all = 0;
  let failed = 0;
  for (const [service, calls] of callers) {
    if (service === caller) continue;
    all += calls.all;
    failed += calls.failed;
  }
  return all >= LEAST_CALLS && failed / all < (RARER * mine.failed) / mine.all;
}
