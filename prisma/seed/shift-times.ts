import type { LogsRequest, MetricsRequest, TracesRequest } from "./otlp-request";

const NANO_PER_SECOND = 1_000_000_000n;
const NANO_PER_MS = 1_000_000n;
const ISO_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/** Moves a decimal unix-nanosecond text; "0" means that the time is not known and stays. */
export function shiftNanoText(text: string, shiftNano: bigint): string {
  return text === "0" ? text : String(BigInt(text) + shiftNano);
}

/**
 * Moves an ISO 8601 time, exact to the nanosecond, in as many fractional digits as it had or as
 * the sum needs. Years before 1970 are Go's way of saying "no time" and stay as they are.
 */
export function shiftIsoTime(text: string, shiftNano: bigint): string {
  const match = ISO_TIME.exec(text);
  if (match === null) throw new RangeError(`not an ISO 8601 time: ${text}`);
  const [, seconds = "", fraction = "", zone = "Z"] = match;
  const unixMs = Date.parse(`${seconds}${zone}`);
  if (unixMs < 0) return text;
  const unixNano = BigInt(unixMs) * NANO_PER_MS + BigInt(fraction.padEnd(9, "0")) + shiftNano;
  const digits = String(unixNano % NANO_PER_SECOND).padStart(9, "0");
  const shortened = digits.replace(/0+$/, "").padEnd(fraction.length, "0");
  const whole = new Date(Number((unixNano / NANO_PER_SECOND) * 1000n)).toISOString().slice(0, 19);
  return shortened === "" ? `${whole}Z` : `${whole}.${shortened}Z`;
}

/** A copy of an OTLP traces request with every time moved by the same amount. */
export function shiftTraces(request: TracesRequest, shiftNano: bigint): TracesRequest {
  const move = (text: string) => shiftNanoText(text, shiftNano);
  return {
    resourceSpans: request.resourceSpans.map((resource) => ({
      ...resource,
      scopeSpans: resource.scopeSpans.map((scope) => ({
        ...scope,
        spans: scope.spans.map((span) => ({
          ...span,
          startTimeUnixNano: move(span.startTimeUnixNano),
          endTimeUnixNano: move(span.endTimeUnixNano),
          events: span.events.map((event) => ({
            ...event,
            timeUnixNano: move(event.timeUnixNano),
          })),
        })),
      })),
    })),
  };
}

/** A copy of an OTLP logs request with every time moved by the same amount. */
export function shiftLogs(request: LogsRequest, shiftNano: bigint): LogsRequest {
  const move = (text: string) => shiftNanoText(text, shiftNano);
  return {
    resourceLogs: request.resourceLogs.map((resource) => ({
      ...resource,
      scopeLogs: resource.scopeLogs.map((scope) => ({
        ...scope,
        logRecords: scope.logRecords.map((record) => ({
          ...record,
          timeUnixNano: move(record.timeUnixNano),
          observedTimeUnixNano: move(record.observedTimeUnixNano),
        })),
      })),
    })),
  };
}

/** A copy of an OTLP metrics request with every time moved by the same amount, exemplars included. */
export function shiftMetrics(request: MetricsRequest, shiftNano: bigint): MetricsRequest {
  const move = (text: string) => shiftNanoText(text, shiftNano);
  const movePoints = (data: MetricPoints): MetricPoints => ({
    ...data,
    dataPoints: data.dataPoints.map((point) => ({
      ...point,
      startTimeUnixNano: move(point.startTimeUnixNano),
      timeUnixNano: move(point.timeUnixNano),
      exemplars: point.exemplars.map((exemplar) => ({
        ...exemplar,
        timeUnixNano: move(exemplar.timeUnixNano),
      })),
    })),
  });
  return {
    resourceMetrics: request.resourceMetrics.map((resource) => ({
      ...resource,
      scopeMetrics: resource.scopeMetrics.map((scope) => ({
        ...scope,
        metrics: scope.metrics.map((metric) => ({
          ...metric,
          ...(metric.gauge && { gauge: movePoints(metric.gauge) }),
          ...(metric.sum && { sum: movePoints(metric.sum) }),
          ...(metric.histogram && { histogram: movePoints(metric.histogram) }),
        })),
      })),
    })),
  };
}

type Metric = MetricsRequest["resourceMetrics"][number]["scopeMetrics"][number]["metrics"][number];
type MetricPoints = NonNullable<Metric["gauge"]>;
