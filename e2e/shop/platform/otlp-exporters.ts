import { OTLPMetricExporterBase } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPExporterBase } from "@opentelemetry/otlp-exporter-base";
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from "@opentelemetry/otlp-exporter-base/node-http";
import {
  type ISerializer,
  JsonLogsSerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
  LogsExporterMetricsHelper,
  MetricsExporterMetricsHelper,
  TraceExporterMetricsHelper,
} from "@opentelemetry/otlp-transformer";
import type { ReadableLogRecord } from "@opentelemetry/sdk-logs";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";
import { attachExemplars } from "./attach-exemplars";
import type { ExemplarReservoir } from "./exemplar-reservoir";
import { withNeutralPaths } from "./neutral-paths";

type Rewrite = (json: string) => string;

/** The SDK's own serializer with the JSON rewritten before it is sent. */
function rewriting<I, R>(serializer: ISerializer<I, R>, rewrite: Rewrite): ISerializer<I, R> {
  return {
    serializeRequest(request) {
      const bytes = serializer.serializeRequest(request);
      if (bytes === undefined) return undefined;
      return new TextEncoder().encode(rewrite(new TextDecoder().decode(bytes)));
    },
    deserializeResponse: (data) => serializer.deserializeResponse(data),
  };
}

function httpOptions(otlpUrl: string, signal: "traces" | "logs" | "metrics") {
  const path = `v1/${signal}`;
  return convertLegacyHttpOptions({ url: `${otlpUrl}/${path}` }, signal.toUpperCase(), path, {
    "Content-Type": "application/json",
  });
}

export function createSpanExporter(otlpUrl: string): OTLPExporterBase<ReadableSpan[]> {
  return new OTLPExporterBase(
    createOtlpHttpExportDelegate(
      httpOptions(otlpUrl, "traces"),
      rewriting(JsonTraceSerializer, withNeutralPaths),
      "otlp_http_json_span_exporter",
      TraceExporterMetricsHelper,
      undefined,
    ),
  );
}

export function createLogExporter(otlpUrl: string): OTLPExporterBase<ReadableLogRecord[]> {
  return new OTLPExporterBase(
    createOtlpHttpExportDelegate(
      httpOptions(otlpUrl, "logs"),
      rewriting(JsonLogsSerializer, withNeutralPaths),
      "otlp_http_json_log_exporter",
      LogsExporterMetricsHelper,
      undefined,
    ),
  );
}

/** Sends the SDK's metrics with the reservoir's exemplars put onto their data points. */
export function createMetricExporter(
  otlpUrl: string,
  reservoir: ExemplarReservoir,
): OTLPMetricExporterBase {
  const delegate = createOtlpHttpExportDelegate<ResourceMetrics, unknown>(
    httpOptions(otlpUrl, "metrics"),
    rewriting(JsonMetricsSerializer, (json) => attachExemplars(json, reservoir)),
    "otlp_http_json_metric_exporter",
    MetricsExporterMetricsHelper,
    undefined,
  );
  return new OTLPMetricExporterBase(delegate);
}
