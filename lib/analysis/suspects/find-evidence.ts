import {
  correlateKernelEvents,
  type KernelCorrelation,
} from "@/lib/analysis/kernel/correlate-kernel-events";
import type { EvidenceGroup } from "@/lib/domain/suspect";
import { attributeResponsibility, type Responsibility } from "./attribute-responsibility";
import { attributeTiming, type ServiceTiming } from "./attribute-timing";
import type { EvidenceSet } from "./evidence-set";
import { explainWaits, withoutWaits } from "./explain-waits";
import { type Attempts, findAttempts } from "./find-attempts";
import { findKernelTroubles } from "./find-kernel-troubles";
import { findSoleEdges, type SoleEdge } from "./find-sole-edges";
import { findSymptoms, type Symptoms } from "./find-symptoms";
import { findTainted } from "./find-tainted";
import type { KernelTrouble } from "./kernel-trouble";
import { type AbnormalFeature, learnAbnormal } from "./learn-abnormal";
import { type LocateHost, locateHosts } from "./locate-hosts";
import { findMetricShifts, type MetricShift } from "./metric-shifts";
import { scoreLooseLogs } from "./score-loose-logs";
import { shiftToCallers } from "./shift-to-callers";
import { readFeatures, type SpanFeatures } from "./span-features";
import { type SpanTable, toSpanTable } from "./span-table";
import type { Evidence } from "./suspect";
import { findTimingShifts } from "./timing-shifts";

/** Everything that was counted and measured before anybody is suspected. */
export interface Findings {
  readonly table: SpanTable;
  readonly read: SpanFeatures;
  readonly learned: readonly AbnormalFeature[];
  readonly responsibility: Responsibility;
  readonly timings: readonly ServiceTiming[];
  /** Ways between two services that are in trouble alone. */
  readonly edges: readonly SoleEdge[];
  readonly symptoms: Symptoms;
  readonly hostOf: LocateHost;
  /** Calls that were tried again. */
  readonly attempts: readonly Attempts[];
  readonly metrics: readonly MetricShift[];
  /** What logs without a span say, by service. */
  readonly looseLogs: ReadonlyMap<string, Evidence>;
  readonly kernel: readonly KernelTrouble[];
  /** Services that a trace of the window passes. */
  readonly onPath: ReadonlySet<string>;
  /** Start of the first symptomatic trace; of the window where none is. */
  readonly troubleUnixNano: bigint;
}

/** Reads the evidence. `without` leaves groups out, to see what they are worth. O(n log n). */
export function findEvidence(set: EvidenceSet, without: ReadonlySet<EvidenceGroup>): Findings {
  const table = toSpanTable(set.window, set.healthy);
  const logs = without.has("logs") ? [] : [...set.windowLogs, ...set.healthyLogs];
  const read = readFeatures(table, logs);
  const tainted = findTainted(table, read);
  const learned = learnAbnormal(table, read, tainted).filter(
    ({ kind }) => !without.has(kind === "failure" ? "failures" : kind === "log" ? "logs" : "calls"),
  );
  const kernelEvents = without.has("kernel") ? [] : (set.kernelEvents ?? []);
  const correlated =
    kernelEvents.length === 0 ? NOTHING : correlateKernelEvents(table.spans, kernelEvents);
  const attributed = attributeResponsibility(table, read, learned);
  const { responsibility: left, waits } = explainWaits(table, attributed, correlated.conflicts);
  const responsibility = without.has("callers")
    ? left
    : { ...left, own: shiftToCallers(table, left.own) };
  const timed = (of: SpanTable) =>
    without.has("timing") ? [] : findTimingShifts(of, tainted.isRecovering);
  const seen = timed(table);
  // A request is as slow as it is, whoever made it wait.
  const symptoms = findSymptoms(table, responsibility, learned, attributeTiming(table, seen));
  const shifts = waits.length === 0 ? seen : timed(withoutWaits(table, correlated.conflicts));
  return {
    table,
    read,
    learned,
    responsibility,
    timings: attributeTiming(table, shifts),
    edges: without.has("callers") ? [] : findSoleEdges(table, shifts),
    symptoms,
    hostOf: locateHosts(set),
    attempts: findAttempts(table),
    metrics: without.has("metrics") ? [] : findMetricShifts(set.metrics, windowOf(set)),
    looseLogs: without.has("logs") ? new Map() : scoreLooseLogs(findLooseLogs(set, table)),
    kernel: findKernelTroubles(table, kernelEvents, symptoms, { ...correlated, waits }),
    onPath: servicesOnPath(table),
    troubleUnixNano: startOfTrouble(table, symptoms),
  };
}

const NOTHING: Pick<KernelCorrelation, "links" | "conflicts"> = { links: [], conflicts: [] };

/** Records that no span of the table claims. */
function findLooseLogs(set: EvidenceSet, table: SpanTable) {
  const claimed = new Set(table.spans.map(({ traceId, spanId }) => traceId + spanId));
  const isLoose = ({ traceId, spanId }: EvidenceSet["windowLogs"][number]) =>
    !claimed.has(`${traceId}${spanId}`);
  return {
    window: set.windowLogs.filter(isLoose),
    healthy: set.healthyLogs.filter(isLoose),
    exposureOf: exposures(set, table),
  };
}

/** Spans of a service in the window for each of before; requests, where it has none. */
function exposures(set: EvidenceSet, table: SpanTable): (service: string) => number {
  const counts = new Map<string, [window: number, healthy: number]>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const service = table.operations[table.operationOf[row] ?? 0]?.service ?? "";
    const pair = counts.get(service) ?? [0, 0];
    pair[table.traces[table.traceOf[row] ?? 0]?.isWindow ? 0 : 1] += 1;
    counts.set(service, pair);
  }
  const ofAll = set.window.length / Math.max(1, set.healthy.length);
  return (service) => {
    const [window, healthy] = counts.get(service) ?? [0, 0];
    return window > 0 && healthy > 0 ? window / healthy : ofAll;
  };
}

function windowOf({ window }: EvidenceSet) {
  const [first] = window;
  let startUnixNano = first?.startUnixNano ?? 0n;
  let endUnixNano = first?.endUnixNano ?? 0n;
  for (const trace of window) {
    if (trace.startUnixNano < startUnixNano) startUnixNano = trace.startUnixNano;
    if (trace.endUnixNano > endUnixNano) endUnixNano = trace.endUnixNano;
  }
  return { startUnixNano, endUnixNano };
}

function servicesOnPath(table: SpanTable): Set<string> {
  const operations = new Set<number>();
  for (const { isWindow, firstRow, endRow } of table.traces) {
    if (!isWindow) continue;
    for (let row = firstRow; row < endRow; row += 1) operations.add(table.operationOf[row] ?? 0);
  }
  return new Set([...operations].map((number) => table.operations[number]?.service ?? ""));
}

function startOfTrouble(table: SpanTable, { isSymptomatic, count }: Symptoms): bigint {
  let earliest: bigint | null = null;
  table.traces.forEach(({ isWindow, trace }, t) => {
    if (!isWindow || (count > 0 && isSymptomatic[t] !== 1)) return;
    if (earliest === null || trace.startUnixNano < earliest) earliest = trace.startUnixNano;
  });
  return earliest ?? 0n;
}
