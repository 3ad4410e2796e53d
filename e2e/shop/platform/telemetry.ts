import { createHash, randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { metrics } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { registerInstrumentations } from "@opentelemetry/instrumentation";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { PgInstrumentation } from "@opentelemetry/instrumentation-pg";
import { type Resource, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { ExemplarReservoir } from "./exemplar-reservoir";
import { nameClientSpan } from "./http-client";
import { serveMetrics } from "./metrics-endpoint";
import { createLogExporter, createMetricExporter, createSpanExporter } from "./otlp-exporters";
import { observeProcess } from "./process-metrics";
import type { ServiceConfig } from "./service-config";

const EXPORT_INTERVAL_MS = 10_000;

/** A commit id that stays the same for a version: the shop has no repository of its own. */
function revisionOf(config: ServiceConfig): string {
  return createHash("sha1").update(`${config.service}@${config.version}`).digest("hex");
}

function resourceOf(config: ServiceConfig): Resource {
  return resourceFromAttributes({
    "service.name": config.service,
    "service.namespace": "shop",
    "service.version": config.version,
    "service.instance.id": randomUUID(),
    "deployment.environment.name": "production",
    "cloud.region": config.region,
    "host.name": `shop-${config.region}-1`,
    "process.pid": process.pid,
    "process.runtime.name": "nodejs",
    "process.runtime.version": process.versions.node,
    "telemetry.sdk.language": "nodejs",
    "telemetry.sdk.name": "opentelemetry",
    "vcs.ref.head.revision": revisionOf(config),
  });
}

/**
 * Sets up traces, logs and metrics of this process. Call it before anything loads `pg`.
 * The answer flushes and ends all three.
 */
export function startTelemetry(config: ServiceConfig): () => Promise<void> {
  const resource = resourceOf(config);
  const reservoir = new ExemplarReservoir();
  const tracerProvider = new NodeTracerProvider({
    resource,
    spanProcessors: [
      reservoir,
      new BatchSpanProcessor(createSpanExporter(config.otlpUrl), { scheduledDelayMillis: 1_000 }),
    ],
  });
  tracerProvider.register();

  const loggerProvider = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: createLogExporter(config.otlpUrl) })],
  });
  logs.setGlobalLoggerProvider(loggerProvider);

  const scraped = serveMetrics(config.metricsPort, reservoir);
  const meterProvider = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: createMetricExporter(config.otlpUrl, reservoir),
        exportIntervalMillis: EXPORT_INTERVAL_MS,
      }),
      scraped.reader,
    ],
  });
  metrics.setGlobalMeterProvider(meterProvider);
  observeProcess(meterProvider.getMeter("shop.process"));
  instrument(tracerProvider, reservoir, meterProvider);
  return async () => {
    scraped.close();
    await Promise.all([
      tracerProvider.shutdown(),
      loggerProvider.shutdown(),
      meterProvider.shutdown(),
    ]);
  };
}

function instrument(
  tracerProvider: NodeTracerProvider,
  reservoir: ExemplarReservoir,
  meterProvider: MeterProvider,
): void {
  const http = new HttpInstrumentation({
    requireParentforOutgoingSpans: true,
    // Prometheus asks every second: that is no traffic of the shop.
    ignoreIncomingRequestHook: (request) => request.url === "/metrics",
    requestHook: nameClientSpan,
  });
  const pg = new PgInstrumentation({ requireParentSpan: true });
  registerInstrumentations({ tracerProvider, instrumentations: [http, pg] });
  http.setMeterProvider(reservoir.watch(meterProvider));
  pg.setMeterProvider(meterProvider);
  // The hooks patch what is required from now on; ES imports of these share the same objects.
  const require = createRequire(import.meta.url);
  require("node:http");
  createRequire(require.resolve("pg"))("pg-pool");
  require("pg");
}
