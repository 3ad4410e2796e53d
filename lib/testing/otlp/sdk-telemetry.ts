import {
  type Attributes,
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
  ValueType,
} from "@opentelemetry/api";
import { SeverityNumber } from "@opentelemetry/api-logs";
import { OTLPLogExporter as JsonLogExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as ProtoLogExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { OTLPMetricExporter as JsonMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as ProtoMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter as JsonTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtoTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { CompressionAlgorithm } from "@opentelemetry/otlp-exporter-base";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import {
  AggregationType,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { TraceId } from "@/lib/domain/ids";
import type { OtlpEncoding } from "@/lib/domain/otlp";

export interface SdkTarget {
  /** Without the path of the signal. */
  readonly url: string;
  readonly encoding: OtlpEncoding;
  readonly gzip: boolean;
}

const RESOURCE = { "service.name": "sdk-test", "process.pid": 4242 } as const;
/** The trace that the spans and one of the log records belong to. */
export const SDK_TRACE_ID = TraceId.parse("0af7651916cd43dd8448eb211c80319c");
const LINKED = {
  traceId: "11111111111111111111111111111111",
  spanId: "2222222222222222",
  traceFlags: TraceFlags.SAMPLED,
};

/** Every type of attribute value that the tracing API takes. */
export const SDK_SPAN_ATTRIBUTES: Attributes = {
  text: "grüße, 世界 🚀",
  empty: "",
  int: 42,
  negative: -7,
  big: Number.MAX_SAFE_INTEGER,
  double: 0.1,
  yes: true,
  texts: ["a", "b"],
  numbers: [1, 2.5],
  flags: [true, false],
};

function exporterOptions({ url, gzip }: SdkTarget, signal: string) {
  return {
    url: `${url}/v1/${signal}`,
    compression: gzip ? CompressionAlgorithm.GZIP : CompressionAlgorithm.NONE,
    timeoutMillis: 5_000,
  };
}

/** A parent and a child with an event, an exception, a link and a status, through the tracing SDK. */
export async function exportSdkSpans(target: SdkTarget): Promise<void> {
  const options = exporterOptions(target, "traces");
  const exporter =
    target.encoding === "json" ? new JsonTraceExporter(options) : new ProtoTraceExporter(options);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes(RESOURCE),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer("sdk-scope", "1.2.3");
  const remote = trace.setSpanContext(ROOT_CONTEXT, {
    traceId: SDK_TRACE_ID,
    spanId: "b7ad6b7169203331",
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
    traceState: createTraceState("vendor=value"),
  });
  const parent = tracer.startSpan(
    "GET /cart",
    {
      kind: SpanKind.SERVER,
      attributes: SDK_SPAN_ATTRIBUTES,
      links: [{ context: LINKED, attributes: { why: "batch" } }],
    },
    remote,
  );
  const child = tracer.startSpan(
    "SELECT cart",
    { kind: SpanKind.CLIENT },
    trace.setSpan(ROOT_CONTEXT, parent),
  );
  child.addEvent("retry", { attempt: 2 });
  child.recordException(new RangeError("cart is empty"));
  child.setStatus({ code: SpanStatusCode.ERROR, message: "cart is empty" });
  child.end();
  parent.end();
  await provider.forceFlush();
  await provider.shutdown();
}

/** Log records of a trace and of none, with a text and with a structured body, through the logs SDK. */
export async function exportSdkLogs(target: SdkTarget): Promise<void> {
  const options = exporterOptions(target, "logs");
  const exporter =
    target.encoding === "json" ? new JsonLogExporter(options) : new ProtoLogExporter(options);
  const provider = new LoggerProvider({
    resource: resourceFromAttributes(RESOURCE),
    processors: [new BatchLogRecordProcessor({ exporter })],
  });
  const logger = provider.getLogger("sdk-logger", "4.5.6");
  logger.emit({
    severityNumber: SeverityNumber.ERROR,
    severityText: "ERROR",
    body: "payment failed",
    attributes: {
      "error.code": 17,
      nested: { list: [1, "two", null], bytes: new Uint8Array([1, 2]) },
    },
    context: trace.setSpanContext(ROOT_CONTEXT, { ...LINKED, traceId: SDK_TRACE_ID }),
  });
  logger.emit({ eventName: "cart.checked", body: { items: 3, total: 9.5 } });
  await provider.forceFlush();
  await provider.shutdown();
}

/** A counter, a gauge, a histogram and an exponential histogram, through the metrics SDK. */
export async function exportSdkMetrics(target: SdkTarget): Promise<void> {
  const options = exporterOptions(target, "metrics");
  const exporter =
    target.encoding === "json" ? new JsonMetricExporter(options) : new ProtoMetricExporter(options);
  const provider = new MeterProvider({
    resource: resourceFromAttributes(RESOURCE),
    readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
    views: [
      {
        instrumentName: "size",
        aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM },
      },
    ],
  });
  const meter = provider.getMeter("sdk-meter");
  meter.createCounter("requests", { valueType: ValueType.INT }).add(3, { route: "/cart" });
  meter.createGauge("temperature", { unit: "Cel" }).record(-1.5);
  meter.createHistogram("duration", { unit: "s" }).record(0.25);
  meter.createHistogram("size", { unit: "By" }).record(1_000);
  await provider.forceFlush();
  await provider.shutdown();
}
