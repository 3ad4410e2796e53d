import { describeShare } from "./describe-quantity";
import type { EvidenceSet } from "./evidence-set";
import type { Findings } from "./find-evidence";

/** What the ranking had to do without. */
export interface Gaps {
  /** So much is missing that the order may be wrong. */
  readonly isDegraded: boolean;
  readonly reasons: readonly string[];
  /** Share of the window's calls to elsewhere that a server span answers. */
  readonly answeredShare: number;
}

const LEAST_HEALTHY = 5;
const LEAST_ANSWERED = 0.5;

/** Says what could not be used, and why it matters. O(spans). */
export function findGaps(set: EvidenceSet, { table, symptoms }: Findings, isSampled = false): Gaps {
  const reasons: string[] = [];
  const answeredShare = shareAnswered(table);
  const fewHealthy = set.healthy.length < LEAST_HEALTHY;
  if (set.window.length === 0) reasons.push("no traces of the incident's window");
  if (isSampled) {
    reasons.push(
      "nearly all requests from before fail too, as if only failures were kept: they are not compared with, and how common anything is cannot be told",
    );
  } else if (set.healthy.length === 0) {
    reasons.push("no healthy traces to compare with: only failures count, not what changed");
  } else if (fewHealthy) {
    reasons.push(`only ${set.healthy.length} healthy traces to compare with`);
  }
  if (set.windowLogs.length === 0) reasons.push("no logs of the window");
  else if (set.healthyLogs.length === 0) reasons.push("no logs from before to compare with");
  if (set.metrics.length === 0) reasons.push("no metrics");
  if (set.changes.length === 0) reasons.push("no changes were reported");
  reasons.push(...kernelGaps(set));
  if (symptoms.kind !== "failing" && set.window.length > 0) {
    reasons.push("no request says that it failed: told by slowness and by what is unusual");
  }
  if (table.spans.length > 0 && table.spans.every(({ kind }) => kind === "unspecified")) {
    reasons.push("no span says what kind it is: calls to what sends no spans cannot be told");
  }
  if (answeredShare < LEAST_ANSWERED) {
    reasons.push(
      `only ${describeShare(answeredShare)} of the calls to other services have a span that answers`,
    );
  }
  return {
    isDegraded: set.window.length === 0 || fewHealthy || answeredShare < LEAST_ANSWERED,
    reasons,
    answeredShare,
  };
}

/** Nothing is said where nobody asked for kernel events. */
function kernelGaps({ kernelEvents }: EvidenceSet): readonly string[] {
  if (kernelEvents === undefined) return [];
  if (kernelEvents.length === 0) return ["no kernel events"];
  const lost = kernelEvents.reduce(
    (sum, { kind, count }) => sum + (kind === "capture-lost" ? count : 0),
    0,
  );
  return lost === 0 ? [] : [`the kernel capture is incomplete: ${lost} events were lost`];
}

/** Calls to databases and queues count as answered: they never send spans. */
function shareAnswered(table: Findings["table"]): number {
  let calls = 0;
  let answered = 0;
  for (let row = 0; row < table.spans.length; row += 1) {
    const span = table.spans[row];
    if (span?.kind !== "client" || !table.traces[table.traceOf[row] ?? 0]?.isWindow) continue;
    if (!isRequest(span.attributes)) continue;
    calls += 1;
    if ((table.answerOf[row] ?? -1) >= 0) answered += 1;
  }
  return calls === 0 ? 1 : answered / calls;
}

function isRequest(attributes: Readonly<Record<string, unknown>>): boolean {
  return (
    "http.request.method" in attributes || "http.method" in attributes || "rpc.system" in attributes
  );
}
