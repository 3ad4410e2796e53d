import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import { type CodePlace, ownFrames } from "@/lib/analysis/logs/own-frames";
import { findMetricShifts } from "@/lib/analysis/suspects/metric-shifts";
import { numberAttribute, stringAttribute } from "@/lib/domain/attributes";
import { failureOf } from "@/lib/domain/failure-of";
import type { Metric } from "@/lib/domain/metric";
import { serviceNameOf } from "@/lib/domain/resource";
import type { ChosenSpan } from "./choose-spans";
import { compareText } from "./sort-evidence";
import type { Tracepack } from "./tracepack-schema";

const MAX_METRICS = 60;
const MAX_KERNEL = 120;
const MAX_CHANGES = 60;
const MAX_EXEMPLARS = 3;
const MAX_EXCEPTIONS = 60;
const MAX_CODE = 40;
const MAX_CODE_SPANS = 3;
const MAX_TEXT = 300;

/** Sorts of failures: how often now and before, the more frequent now first. O(spans). */
export function packExceptions({ byService }: EvidenceIndex): Tracepack["exceptions"] {
  const families = new Map<string, Tracepack["exceptions"][number]>();
  for (const [service, spans] of [...byService].sort(([a], [b]) => compareText(a, b))) {
    for (const { node, side } of spans) {
      const failure = failureOf(node.span);
      if (failure === null) continue;
      const key = `${service}\u0000${failure.type}`;
      const family = families.get(key) ?? {
        type: failure.type,
        service,
        message: failure.text,
        window: 0,
        healthy: 0,
        firstSpan: null,
      };
      families.set(key, family);
      family[side] += 1;
      if (side === "window") family.firstSpan ??= node.id;
    }
  }
  return [...families.values()]
    .sort((a, b) => b.window - b.healthy - (a.window - a.healthy) || compareText(a.type, b.type))
    .slice(0, MAX_EXCEPTIONS);
}

/** Metrics that moved into the window, the most surprising first, with exemplars. */
export function packMetrics(
  metrics: readonly Metric[],
  window: { readonly startUnixNano: bigint; readonly endUnixNano: bigint },
): Tracepack["metrics"] {
  return findMetricShifts(metrics, window)
    .filter(({ nats }) => nats > 0)
    .sort(
      (a, b) =>
        b.nats - a.nats ||
        compareText(`${a.name}${a.service}${a.pod}`, `${b.name}${b.service}${b.pod}`),
    )
    .slice(0, MAX_METRICS)
    .map(({ name, unit, service, pod, before, during, duringUnixNano }) => ({
      name,
      unit,
      service,
      pod,
      before,
      during,
      duringUnixNano: String(duringUnixNano),
      exemplars: exemplarsOf(metrics, name, service, window),
    }));
}

function exemplarsOf(
  metrics: readonly Metric[],
  name: string,
  service: string,
  window: { readonly startUnixNano: bigint; readonly endUnixNano: bigint },
): Tracepack["metrics"][number]["exemplars"] {
  return metrics
    .filter((metric) => metric.name === name && serviceNameOf(metric.resource) === service)
    .flatMap(({ data }) => (data.kind === "summary" ? [] : data.points.flatMap((p) => p.exemplars)))
    .flatMap(({ timeUnixNano, value, spanId }) =>
      spanId !== null && timeUnixNano >= window.startUnixNano && timeUnixNano <= window.endUnixNano
        ? [
            {
              atUnixNano: String(timeUnixNano),
              value: value === null ? null : Number(value),
              spanId: String(spanId),
            },
          ]
        : [],
    )
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || compareText(a.spanId, b.spanId))
    .slice(0, MAX_EXEMPLARS);
}

/** Kernel events, those joined to packed spans and those that failed first. */
export function packKernel(
  { evidence }: EvidenceIndex,
  isPacked: (spanId: string) => boolean,
): Tracepack["kernel"] {
  const worth = (spanId: string | null, returned: number | null) =>
    (spanId !== null && isPacked(spanId) ? 2 : 0) + (returned !== null && returned < 0 ? 1 : 0);
  return [...evidence.kernel]
    .sort((a, b) => worth(b.spanId, b.event.returned) - worth(a.spanId, a.event.returned))
    .slice(0, MAX_KERNEL)
    .map(({ event, spanId, grade }) => ({
      id: event.id,
      kind: event.kind,
      atUnixNano: String(event.timeUnixNano),
      durationNano: event.durationNano,
      span: spanId,
      grade,
      process: `${event.command}${event.pid === null ? "" : `:${event.pid}`}`,
      peer: event.peerPort === null ? event.peerAddress : `${event.peerAddress}:${event.peerPort}`,
      resource: event.resource.slice(0, MAX_TEXT),
      returned: event.returned,
    }));
}

/** Changes, those nearest before the trouble first. */
export function packChanges({ evidence, troubleUnixNano }: EvidenceIndex): Tracepack["changes"] {
  return evidence.changes
    .map((change) => ({
      ...change,
      beforeTroubleNano: Number(troubleUnixNano - change.atUnixNano),
    }))
    .sort(
      (a, b) =>
        Math.abs(a.beforeTroubleNano) - Math.abs(b.beforeTroubleNano) || compareText(a.id, b.id),
    )
    .slice(0, MAX_CHANGES)
    .map(({ atUnixNano, title, ...change }) => ({
      ...change,
      atUnixNano: String(atUnixNano),
      title: title.slice(0, MAX_TEXT),
    }));
}

/** Places in the code that packed spans name, and the top frames of their exceptions. */
export function packCode(chosen: readonly ChosenSpan[]): Tracepack["code"] {
  const places = new Map<string, Tracepack["code"][number]>();
  for (const { node } of chosen) {
    const service = serviceNameOf(node.span.resource);
    for (const place of placesOf(node.span)) {
      const key = `${service}\u0000${place.file}\u0000${place.line}\u0000${place.function}`;
      const found = places.get(key) ?? { service, ...place, spans: [] };
      places.set(key, found);
      if (found.spans.length < MAX_CODE_SPANS) found.spans.push(node.id);
    }
  }
  return [...places.values()].slice(0, MAX_CODE);
}

function placesOf({ attributes, events }: ChosenSpan["node"]["span"]): CodePlace[] {
  const file =
    stringAttribute(attributes, "code.file.path") ?? stringAttribute(attributes, "code.filepath");
  const name =
    stringAttribute(attributes, "code.function.name") ??
    stringAttribute(attributes, "code.function");
  const line =
    numberAttribute(attributes, "code.line.number") ?? numberAttribute(attributes, "code.lineno");
  const named =
    file === null && name === null ? [] : [{ file: file ?? "", line, function: name ?? "" }];
  const frames = events.flatMap((event) => {
    return ownFrames(stringAttribute(event.attributes, "exception.stacktrace") ?? "").slice(0, 1);
  });
  return [...named, ...frames];
}
