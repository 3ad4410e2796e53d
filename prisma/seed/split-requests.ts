import type { LogsRequest, MetricsRequest, TracesRequest } from "./otlp-request";

/** Consecutive runs of at most `size` items. */
export function inChunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

interface Piece<T> {
  readonly part: T;
  readonly weight: number;
}

/** Consecutive pieces together, as many as fit into `size`. */
function packed<T>(pieces: readonly Piece<T>[], size: number): T[][] {
  const packs: { parts: T[]; weight: number }[] = [];
  for (const { part, weight } of pieces) {
    const last = packs.at(-1);
    if (last !== undefined && last.weight + weight <= size) {
      last.parts.push(part);
      last.weight += weight;
    } else {
      packs.push({ parts: [part], weight });
    }
  }
  return packs.map(({ parts }) => parts);
}

/** The same spans as requests of at most `size` spans, each under its resource and scope. */
export function splitTraces(request: TracesRequest, size: number): TracesRequest[] {
  const pieces = request.resourceSpans.flatMap((resource) =>
    resource.scopeSpans.flatMap((scope) =>
      inChunks(scope.spans, size).map((spans) => ({
        part: { ...resource, scopeSpans: [{ ...scope, spans }] },
        weight: spans.length,
      })),
    ),
  );
  return packed(pieces, size).map((resourceSpans) => ({ resourceSpans }));
}

/** The same log records as requests of at most `size` records. */
export function splitLogs(request: LogsRequest, size: number): LogsRequest[] {
  const pieces = request.resourceLogs.flatMap((resource) =>
    resource.scopeLogs.flatMap((scope) =>
      inChunks(scope.logRecords, size).map((logRecords) => ({
        part: { ...resource, scopeLogs: [{ ...scope, logRecords }] },
        weight: logRecords.length,
      })),
    ),
  );
  return packed(pieces, size).map((resourceLogs) => ({ resourceLogs }));
}

/** One request for each resource: a service's metrics stay far below any size limit. */
export function splitMetrics(request: MetricsRequest): MetricsRequest[] {
  return request.resourceMetrics.map((resource) => ({ resourceMetrics: [resource] }));
}
