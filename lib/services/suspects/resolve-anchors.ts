import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { Suspect } from "@/lib/analysis/suspects/suspect";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { type AttributeValue, formatAttribute } from "@/lib/domain/attributes";
import type { Change } from "@/lib/domain/change";
import type { AnchorTargetDto } from "@/lib/domain/contracts/suspects";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import { placeKernelEvents } from "./place-kernel-events";

/** Finds what an anchor of a suspect names; null for one that names nothing of the evidence. */
export type ResolveAnchor = (anchor: string, suspect: Suspect) => AnchorTargetDto | null;

const MAX_TEXT = 200;
const METRIC = /^metric:(.+)@(-?\d+)$/;

/** Indexes what was ranked, so that each anchor is found at once. O(spans + log records). */
export function anchorResolver(set: EvidenceSet): ResolveAnchor {
  const spans = new Map<string, Span>();
  // The window last: a span there is what a suspect is shown by.
  for (const trace of [...set.healthy, ...set.window]) indexSpans(trace, spans);
  const logs = new Map([...set.healthyLogs, ...set.windowLogs].map((log) => [log.id, log]));
  const kernelTarget = placeKernelEvents(set);
  const changes = new Map(set.changes.map((change) => [change.id, change]));
  return (anchor, suspect) => {
    const at = anchor.indexOf(":");
    const rest = anchor.slice(at + 1);
    switch (anchor.slice(0, at)) {
      case "span":
        return spanTarget(spans.get(rest.split("#")[0] ?? ""));
      case "log":
        return logTarget(logs.get(rest));
      case "kernel":
        return kernelTarget(rest);
      case "change":
        return changeTarget(changes.get(rest));
      case "metric":
        return metricTarget(set, anchor, suspect.service);
      default:
        return null;
    }
  };
}

function indexSpans(trace: AssembledTrace, spans: Map<string, Span>): void {
  for (const node of trace.nodes) if (node.kind === "span") spans.set(node.span.spanId, node.span);
}

function spanTarget(span: Span | undefined): AnchorTargetDto | null {
  if (span === undefined) return null;
  const { traceId, spanId, name, resource } = span;
  return { kind: "span", traceId, spanId, service: serviceNameOf(resource), name };
}

function logTarget(log: StoredLogRecord | undefined): AnchorTargetDto | null {
  if (log === undefined) return null;
  const { id, traceId, spanId, resource } = log;
  const text = textOf(log.body).slice(0, MAX_TEXT) || log.eventName;
  return { kind: "log", id, traceId, spanId, service: serviceNameOf(resource), text };
}

function textOf(body: AttributeValue): string {
  return body === null ? "" : formatAttribute(body);
}

function changeTarget(change: Change | undefined): AnchorTargetDto | null {
  if (change === undefined) return null;
  const { kind, atUnixNano, ...rest } = change;
  return { ...rest, kind: "change", changeKind: kind, atUnixNano: String(atUnixNano) };
}

/** Several services may have a metric of one name: the suspect's own is meant. */
function metricTarget(set: EvidenceSet, anchor: string, service: string): AnchorTargetDto | null {
  const [, name, atUnixNano] = METRIC.exec(anchor) ?? [];
  const named = set.metrics.filter((metric) => metric.name === name);
  const found = named.find((one) => serviceNameOf(one.resource) === service) ?? named[0];
  if (found === undefined || name === undefined || atUnixNano === undefined) return null;
  const of = serviceNameOf(found.resource);
  return { kind: "metric", service: of, name, unit: found.unit, atUnixNano };
}
