import { context, SpanKind, trace } from "@opentelemetry/api";
import { JsonMetricsSerializer } from "@opentelemetry/otlp-transformer";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { expect, it } from "vitest";
import { attachExemplars } from "./attach-exemplars";
import { ExemplarReservoir } from "./exemplar-reservoir";

it("a measurement taken as its span ends carries that span's ids, one for each bucket", async () => {
  const reservoir = new ExemplarReservoir();
  const tracer = new NodeTracerProvider({ spanProcessors: [reservoir] }).getTracer("test");
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  const histogram = reservoir
    .watch(provider)
    .getMeter("test")
    .createHistogram("http.server.request.duration", {
      advice: { explicitBucketBoundaries: [0.1, 1] },
    });
  const expected = [0.05, 0.5].map((seconds) => {
    const span = tracer.startSpan(
      "request",
      { kind: SpanKind.SERVER },
      trace.deleteSpan(context.active()),
    );
    span.end();
    histogram.record(seconds, { "http.route": "/cart", "http.response.status_code": 200 });
    return span.spanContext().spanId;
  });
  await reader.forceFlush();
  const [metrics] = exporter.getMetrics();
  if (metrics === undefined) throw new Error("no metrics were collected");
  const json = new TextDecoder().decode(JsonMetricsSerializer.serializeRequest(metrics));
  const found = [...attachExemplars(json, reservoir).matchAll(/"spanId":"([0-9a-f]{16})"/g)];
  expect(found.map(([, spanId]) => spanId)).toEqual(expected);
  await provider.shutdown();
});
