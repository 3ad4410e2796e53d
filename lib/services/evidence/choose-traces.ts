import { slowThresholdNano } from "@/lib/analysis/statistics/slow-threshold";
import { spreadOver } from "@/lib/analysis/statistics/spread-over";
import type { EvidenceTrace } from "@/lib/domain/incident";
import type { EntrySpan } from "@/lib/store/telemetry/find-entry-spans";
import { formatNano } from "./format-nano";

const LIMITS = { failing: 200, slow: 100, healthy: 200 } as const;
/** Fewer from before the first failure say too little. */
const LEAST_HEALTHY = 5;

export interface ChosenTraces {
  readonly traces: readonly EvidenceTrace[];
  readonly reasons: readonly string[];
}

interface Requests {
  /** Of the window, oldest first. */
  readonly window: readonly EntrySpan[];
  /** Of the time before it. */
  readonly baseline: readonly EntrySpan[];
}

/**
 * Failing, slow and healthy traces of the alert's requests. Failing ones are ranked from the most
 * frequent failure, and within it from the most typical duration: the first is the one to look at.
 * Where no request failed, those in which something below failed stand in, and it is said.
 */
export function chooseTraces({ window, baseline }: Requests): ChosenTraces {
  const reasons: string[] = [];
  const healthy = chooseHealthy({ window, baseline }, reasons);
  const threshold = slowThresholdNano(healthy.map(({ durationNano }) => Number(durationNano)));
  const failed = window.filter(({ failed }) => failed);
  const slow = window.filter(({ failed, durationNano }) => !failed && durationNano > threshold);
  const failing = failed.length > 0 ? failed : failedBelow(window, slow, reasons);
  if (threshold === Number.POSITIVE_INFINITY && window.length > 0) {
    reasons.push(`too few healthy requests (${healthy.length}) to tell which are slow`);
  }
  return {
    traces: [
      ...keep("failing", byTypicalFailure(failing), reasons, describeFailure),
      ...keep("slow", byTypicalDuration(slow), reasons, (one) => describeSlow(one, threshold)),
      ...keep("healthy", spreadOver(healthy, LIMITS.healthy), reasons, describeHealthy),
    ],
    reasons,
  };
}

/**
 * Healthy requests from before anything failed, in the hour before the window and in the window up
 * to the first failure; of the whole window when there are too few of those.
 */
function chooseHealthy({ window, baseline }: Requests, reasons: string[]): readonly EntrySpan[] {
  const isHealthy = ({ failedInTrace }: EntrySpan) => !failedInTrace;
  const firstFailure = window.findIndex(({ failed }) => failed);
  const calm = firstFailure < 0 ? [] : window.slice(0, firstFailure);
  const before = [...baseline, ...calm].filter(isHealthy);
  if (before.length >= LEAST_HEALTHY) return before;
  const within = [...baseline, ...window].filter(isHealthy);
  if (within.length > 0)
    reasons.push("no healthy requests before the first failure: taken from the whole window");
  else reasons.push("no healthy request before the window or in it to compare with");
  return within;
}

function failedBelow(
  window: readonly EntrySpan[],
  slow: readonly EntrySpan[],
  reasons: string[],
): readonly EntrySpan[] {
  const below = window.filter(({ failedInTrace }) => failedInTrace);
  if (slow.length === 0 && below.length > 0) {
    reasons.push("no request failed; in those kept, something below them did");
    return below;
  }
  return [];
}

function byTypicalFailure(failing: readonly EntrySpan[]): EntrySpan[] {
  const groups = new Map<string, EntrySpan[]>();
  for (const request of failing) {
    const key = request.failure ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [request]);
    else group.push(request);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).flatMap(byTypicalDuration);
}

/** From the median duration outwards; of equals the newest first. */
function byTypicalDuration(requests: readonly EntrySpan[]): EntrySpan[] {
  const durations = requests.map(({ durationNano }) => Number(durationNano)).sort((a, b) => a - b);
  const median = durations[Math.floor(durations.length / 2)] ?? 0;
  const distance = ({ durationNano }: EntrySpan) => Math.abs(Number(durationNano) - median);
  return requests.toSorted(
    (a, b) => distance(a) - distance(b) || (a.startUnixNano > b.startUnixNano ? -1 : 1),
  );
}

function keep(
  role: keyof typeof LIMITS,
  requests: readonly EntrySpan[],
  reasons: string[],
  describe: (request: EntrySpan) => string,
): EvidenceTrace[] {
  const limit = LIMITS[role];
  if (requests.length > limit) {
    reasons.push(`${limit} of ${requests.length} ${role} traces kept, the most typical first`);
  }
  return requests.slice(0, limit).map((request, index) => ({
    traceId: request.traceId,
    role,
    rank: index + 1,
    reason: describe(request),
    entrySpanId: request.spanId,
  }));
}

function describeFailure(request: EntrySpan): string {
  const took = `after ${formatNano(request.durationNano)}`;
  if (request.failure === null) return `${request.name} ended ${took}; something below it failed`;
  return `${request.name} failed ${took}: ${request.failure}`;
}

function describeSlow(request: EntrySpan, thresholdNano: number): string {
  const limit = formatNano(BigInt(Math.round(thresholdNano)));
  return `${request.name} took ${formatNano(request.durationNano)}; healthy ones stay below ${limit}`;
}

function describeHealthy(request: EntrySpan): string {
  return `${request.name} ended well after ${formatNano(request.durationNano)}`;
}
