import type { JaegerSpan, JaegerTag, JaegerTrace } from "./jaeger-trace";
import type { OtlpTraces } from "./otlp-traces";

type Value = Readonly<Record<string, string | number | boolean>>;

const KINDS: Readonly<Record<string, number>> = {
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
};
const STATUS_ERROR = 2;
const STATUS_OK = 1;
const NANO_A_MICRO = 1_000n;

/**
 * Jaeger's JSON as OTLP JSON, after the mapping of OpenTelemetry's "Transformation to Jaeger" read
 * backwards: `span.kind`, `error`, `otel.status_code` and `otel.status_description` become fields,
 * a `CHILD_OF` reference in the same trace the parent, all others links, logs events.
 */
export function jaegerToOtlp(traces: readonly JaegerTrace[]): OtlpTraces {
  return { resourceSpans: traces.flatMap(toResourceSpans) };
}

function toResourceSpans({ spans, processes }: JaegerTrace) {
  const byProcess = new Map<string, JaegerSpan[]>();
  for (const span of spans) {
    const id = span.processID ?? "";
    byProcess.set(id, [...(byProcess.get(id) ?? []), span]);
  }
  return [...byProcess].map(([id, own]) => {
    const process = processes[id];
    const service = {
      key: "service.name",
      value: { stringValue: process?.serviceName ?? "unknown_service" },
    };
    return {
      resource: { attributes: [service, ...(process?.tags ?? []).map(toAttribute)] },
      scopeSpans: [{ spans: own.map(toSpan) }],
    };
  });
}

function toSpan(span: JaegerSpan) {
  const tags = span.tags ?? [];
  const tagOf = (key: string) => tags.find((tag) => tag.key === key)?.value;
  const parent = span.references.find(
    ({ refType, traceID }) => refType === "CHILD_OF" && traceID === span.traceID,
  );
  const start = BigInt(Math.round(span.startTime)) * NANO_A_MICRO;
  return {
    traceId: span.traceID.padStart(32, "0"),
    spanId: span.spanID.padStart(16, "0"),
    parentSpanId: parent === undefined ? "" : parent.spanID.padStart(16, "0"),
    name: span.operationName,
    kind: KINDS[String(tagOf("span.kind"))] ?? KINDS.internal,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + BigInt(Math.round(span.duration)) * NANO_A_MICRO),
    attributes: tags.filter(({ key }) => !FIELDS.has(key)).map(toAttribute),
    events: (span.logs ?? []).map(toEvent),
    links: span.references
      .filter((reference) => reference !== parent)
      .map(({ traceID, spanID }) => ({
        traceId: traceID.padStart(32, "0"),
        spanId: spanID.padStart(16, "0"),
      })),
    status: {
      code: statusOf(tagOf("otel.status_code"), tagOf("error")),
      message: String(tagOf("otel.status_description") ?? ""),
    },
  };
}

/** Tags that are fields of a span in OpenTelemetry. */
const FIELDS = new Set(["span.kind", "error", "otel.status_code", "otel.status_description"]);

function statusOf(code: unknown, error: unknown): number {
  if (code === "ERROR" || error === true || error === "true") return STATUS_ERROR;
  return code === "OK" ? STATUS_OK : 0;
}

function toEvent({ timestamp, fields }: NonNullable<JaegerSpan["logs"]>[number]) {
  const name = fields.find(({ key }) => key === "event")?.value;
  return {
    timeUnixNano: String(BigInt(Math.round(timestamp)) * NANO_A_MICRO),
    name: name === undefined ? "log" : String(name),
    attributes: fields.filter(({ key }) => key !== "event").map(toAttribute),
  };
}

function toAttribute({ key, type, value }: JaegerTag): { key: string; value: Value } {
  return { key, value: toValue(type, value) };
}

function toValue(type: string | undefined, value: unknown): Value {
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") {
    const isInt = type === "int64" || (type !== "float64" && Number.isInteger(value));
    return isInt ? { intValue: String(value) } : { doubleValue: value };
  }
  return { stringValue: typeof value === "string" ? value : JSON.stringify(value) };
}
