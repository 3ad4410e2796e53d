import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { type EvidenceIndex, indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { findDivergence } from "@/lib/analysis/divergence/find-divergence";
import { computeSlice } from "@/lib/analysis/slice/compute-slice";
import { learnTolerance } from "@/lib/analysis/slice/learn-tolerance";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import { failureOf } from "@/lib/domain/failure-of";
import { attributeDictionary } from "./attribute-dictionary";
import { chooseLead } from "./choose-lead";
import { type ChosenSpan, chooseSpans, type LeadAnalysis, PINNED } from "./choose-spans";
import { toOperationTable } from "./operation-table";
import { packChanges, packCode, packExceptions, packKernel, packMetrics } from "./pack-context";
import { packEdges } from "./pack-edges";
import { packHeader, packSuspects, windowOf } from "./pack-header";
import { packDivergences, packPropagation, packSlice } from "./pack-lead";
import { packLogs } from "./pack-logs";
import { packSpans, resourceTable } from "./pack-spans";
import { compareText, sortEvidence } from "./sort-evidence";
import type { TracepackInput } from "./tracepack-input";
import { TRACEPACK_VERSION, type Tracepack } from "./tracepack-schema";

/** A pack with everything in it, the most telling first in each list, before it is cut to size. */
export interface WholePack {
  readonly pack: Tracepack;
  /** So many of its spans, from the first, are kept at any budget. */
  readonly pinnedSpans: number;
  /** What the packed spans are spans of, in the order of `pack.traces`. */
  readonly traces: readonly AssembledTrace[];
  /** A name as it is told in the pack: see `redactPack`. */
  readonly nameOf: (name: string) => string;
  /** Of everything that was there, by list of the pack. */
  readonly totals: Readonly<Record<string, number>>;
}

/**
 * Everything that an analyst is told of an incident, before redaction and budget. The same for the
 * same evidence in any order. O(n log n) in spans, records and points together.
 */
export function buildTracepack(input: TracepackInput): WholePack {
  const evidence = sortEvidence(input.evidence);
  const index = indexEvidence(evidence, hasFailingRoot);
  const lead = analyseLead(index, input);
  const operations = toOperationTable(index);
  const chosen = chooseSpans(index, input.ranking, lead, operations);
  const traces = tracesOf(chosen, lead?.trace ?? null);
  const dictionary = attributeDictionary();
  const { resources, indexOf } = resourceTable(dictionary);
  const spans = packSpans(chosen, traces, { operations, dictionary, resourceOf: indexOf });
  const packed = new Set(spans.map(({ id }) => id));
  const { logs, templates, near } = packLogs(evidence, chosen, traces, dictionary);
  const window = windowOf(evidence.window);
  const pack: Tracepack = {
    version: TRACEPACK_VERSION,
    ranker: input.rankerVersion,
    incident: { ...input.incident },
    header: packHeader(index, lead?.trace.traceId ?? null, window),
    traces: traces.map(packTrace),
    attributes: dictionary.entries.map(([key, value]) => [key, value]),
    resources,
    operations: [...operations.operations],
    spans,
    collapsed: [],
    slice: packSlice(lead),
    divergences: packDivergences(lead),
    propagation: packPropagation(lead),
    ...packSuspects(input.ranking),
    exceptions: packExceptions(index),
    logTemplates: [...templates],
    logs: [...logs],
    metrics: packMetrics(evidence.metrics, window),
    kernel: packKernel(index, (id) => packed.has(id)),
    edges: packEdges(evidence),
    changes: packChanges(index),
    code: packCode(chosen),
    couldNotSee: couldNotSee(index, lead),
    omitted: [],
    redaction: { policy: "none", removed: [] },
  };
  return {
    pack,
    pinnedSpans: chosen.filter(({ priority }) => priority === PINNED).length,
    traces,
    nameOf: (name) => name,
    totals: totalsOf(pack, index, traces, near),
  };
}

function analyseLead(index: EvidenceIndex, input: TracepackInput): LeadAnalysis | null {
  const { evidence } = index;
  const trace = chooseLead(index, input.ranking, input.leadTraceId ?? null);
  if (trace === null) return null;
  const tolerated = learnTolerance(evidence.healthy);
  return {
    trace,
    slice: computeSlice(trace, { tolerated }),
    divergence: findDivergence(trace, evidence.healthy),
    criticalPath: computeCriticalPath(trace),
  };
}

/** The lead first, the others by time. */
function tracesOf(chosen: readonly ChosenSpan[], lead: AssembledTrace | null): AssembledTrace[] {
  const others = new Set(chosen.map(({ trace }) => trace));
  if (lead !== null) others.delete(lead);
  const sorted = [...others].sort((a, b) =>
    a.startUnixNano === b.startUnixNano
      ? compareText(a.traceId ?? "", b.traceId ?? "")
      : a.startUnixNano < b.startUnixNano
        ? -1
        : 1,
  );
  return lead === null ? sorted : [lead, ...sorted];
}

function packTrace(trace: AssembledTrace): Tracepack["traces"][number] {
  const spans = trace.nodes.flatMap((node) => (node.kind === "span" ? [node.span] : []));
  return {
    id: trace.traceId,
    startUnixNano: String(trace.startUnixNano),
    durationNano: Number(trace.endUnixNano - trace.startUnixNano),
    spans: spans.length,
    failing: spans.filter((span) => failureOf(span) !== null).length,
    status: trace.status,
    reasons: trace.reasons.slice(0, 5),
  };
}

function couldNotSee({ evidence }: EvidenceIndex, lead: LeadAnalysis | null): string[] {
  const { complete } = evidence;
  return [
    ...(lead === null ? ["no trace of the window"] : lead.divergence.reasons),
    ...(complete.window ? [] : ["not every trace of the window was read"]),
    ...(complete.healthy ? [] : ["not every healthy trace was read"]),
    ...(complete.logs ? [] : ["not every log record was read"]),
    ...(evidence.kernel.length === 0 ? ["no kernel events were captured"] : []),
  ];
}

function totalsOf(
  pack: Tracepack,
  { evidence }: EvidenceIndex,
  traces: readonly AssembledTrace[],
  nearLogs: number,
): Record<string, number> {
  const lengths = Object.entries(pack).flatMap(([name, held]) =>
    Array.isArray(held) ? [[name, held.length] as const] : [],
  );
  return {
    ...Object.fromEntries(lengths),
    spans: traces.reduce((sum, { nodes }) => sum + nodes.length, 0),
    logs: nearLogs,
    kernel: evidence.kernel.length,
    changes: evidence.changes.length,
  };
}
