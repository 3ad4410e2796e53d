import type { AssembledTrace, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import type { Change } from "@/lib/domain/change";
import type { EvidenceSide } from "@/lib/domain/claim";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";
import type { CitedEvidence, CitedKernelEvent } from "./cited-evidence";

/** A span where it was found. */
export interface LocatedSpan {
  readonly node: SpanNode;
  readonly trace: AssembledTrace;
  readonly side: EvidenceSide;
}

/** Evidence by what claims name it by. */
export interface EvidenceIndex {
  readonly evidence: CitedEvidence;
  /** By node id; more than one where traces share an id. */
  readonly spans: ReadonlyMap<string, readonly LocatedSpan[]>;
  readonly byOperation: ReadonlyMap<string, readonly LocatedSpan[]>;
  readonly byService: ReadonlyMap<string, readonly LocatedSpan[]>;
  readonly logs: ReadonlyMap<string, { record: StoredLogRecord; side: EvidenceSide }>;
  readonly kernel: ReadonlyMap<string, CitedKernelEvent>;
  readonly changes: ReadonlyMap<string, Change>;
  /** Start of the first trace of the window whose root failed; of the window where none did. */
  readonly troubleUnixNano: bigint;
}

export function operationName(service: string, operation: string): string {
  return `${service}\u0000${operation}`;
}

/** Puts the evidence where claims look it up. O(spans + records). */
export function indexEvidence(
  evidence: CitedEvidence,
  isFailing: (trace: AssembledTrace) => boolean,
): EvidenceIndex {
  const spans = new Map<string, LocatedSpan[]>();
  const byOperation = new Map<string, LocatedSpan[]>();
  const byService = new Map<string, LocatedSpan[]>();
  for (const side of ["window", "healthy"] as const) {
    for (const trace of evidence[side]) {
      for (const node of trace.nodes) {
        if (node.kind !== "span") continue;
        const found = { node, trace, side };
        const service = serviceNameOf(node.span.resource);
        push(spans, node.id, found);
        push(byOperation, operationName(service, node.span.name), found);
        push(byService, service, found);
      }
    }
  }
  return {
    evidence,
    spans,
    byOperation,
    byService,
    logs: new Map<string, { record: StoredLogRecord; side: EvidenceSide }>([
      ...evidence.healthyLogs.map((record) => located(record, "healthy")),
      ...evidence.windowLogs.map((record) => located(record, "window")),
    ]),
    kernel: new Map(evidence.kernel.map((one) => [one.event.id, one])),
    changes: new Map(evidence.changes.map((change) => [change.id, change])),
    troubleUnixNano: startOfTrouble(evidence, isFailing),
  };
}

function located(record: StoredLogRecord, side: EvidenceSide) {
  return [record.id, { record, side }] as const;
}

function push(map: Map<string, LocatedSpan[]>, key: string, found: LocatedSpan): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [found]);
  else list.push(found);
}

function startOfTrouble(
  { window }: CitedEvidence,
  isFailing: (trace: AssembledTrace) => boolean,
): bigint {
  const failing = window.filter(isFailing);
  let first: bigint | null = null;
  for (const { startUnixNano } of failing.length > 0 ? failing : window) {
    if (first === null || startUnixNano < first) first = startUnixNano;
  }
  return first ?? 0n;
}
