import type { z } from "zod";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Change } from "@/lib/domain/change";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { Metric } from "@/lib/domain/metric";
import type { Span } from "@/lib/domain/span";
import { decodeLogs } from "@/lib/otlp/decode-logs";
import { decodeMetrics } from "@/lib/otlp/decode-metrics";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import type { CaseChanges } from "./case-changes";

/** The files of a case besides its label; what is not there is null. */
export interface CaseFiles {
  readonly traces: Buffer | null;
  readonly baseline: Buffer | null;
  readonly logs: Buffer | null;
  readonly baselineLogs: Buffer | null;
  readonly metrics: Buffer | null;
  readonly kernelEvents: Buffer | null;
  readonly changes: z.infer<typeof CaseChanges> | null;
}

/** The evidence of a case, and the records, spans and points that could not be read, by file. */
export function parseCaseFiles(files: CaseFiles): { evidence: EvidenceSet; problems: string[] } {
  const problems: string[] = [];
  const evidence: EvidenceSet = {
    window: toTraces(files.traces, "traces.otlp.json", problems),
    healthy: toTraces(files.baseline, "baseline.otlp.json", problems),
    windowLogs: toLogs(files.logs, "logs.otlp.json", problems),
    healthyLogs: toLogs(files.baselineLogs, "baseline.logs.otlp.json", problems),
    metrics: toMetrics(files.metrics, problems),
    kernelEvents: toKernelEvents(files.kernelEvents, problems),
    changes: toChanges(files.changes ?? []),
  };
  return { evidence, problems };
}

function toTraces(bytes: Buffer | null, name: string, problems: string[]): AssembledTrace[] {
  if (bytes === null) return [];
  const { items, ...report } = decodeTraces(bytes, "json");
  note(report, name, problems);
  const byTrace = new Map<string, Span[]>();
  for (const span of items) {
    const spans = byTrace.get(span.traceId);
    if (spans === undefined) byTrace.set(span.traceId, [span]);
    else spans.push(span);
  }
  return [...byTrace.values()].map((spans) => assembleTrace(spans));
}

function toLogs(bytes: Buffer | null, name: string, problems: string[]): StoredLogRecord[] {
  if (bytes === null) return [];
  const { items, ...report } = decodeLogs(bytes, "json");
  note(report, name, problems);
  return items.map((record, i) => ({ ...record, id: `${name.split(".")[0]}-${i}` }));
}

function toMetrics(bytes: Buffer | null, problems: string[]): readonly Metric[] {
  if (bytes === null) return [];
  const { items, ...report } = decodeMetrics(bytes, "json");
  note(report, "metrics.otlp.json", problems);
  return items;
}

function toKernelEvents(bytes: Buffer | null, problems: string[]): readonly StoredKernelEvent[] {
  if (bytes === null) return [];
  const { events, rejectedCount, rejected } = readKernelCapture(bytes.toString("utf8"));
  const [first] = rejected;
  if (first !== undefined) {
    const where = `the first is line ${first.line}: ${first.reason}`;
    problems.push(`kernel-events.ndjson: ${rejectedCount} lines could not be read, ${where}`);
  }
  return events.map((event, i) => ({ ...event, id: `kernel-${i}` }));
}

function toChanges(changes: z.infer<typeof CaseChanges>): Change[] {
  return changes.map(({ at_unix_nano, service, version, ...change }) => ({
    ...change,
    service: service ?? null,
    version: version ?? null,
    atUnixNano: BigInt(at_unix_nano),
  }));
}

function note(
  { reasons }: { readonly reasons: readonly string[] },
  name: string,
  problems: string[],
): void {
  problems.push(...reasons.map((reason) => `${name}: ${reason}`));
}
