import http from "node:http";
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import type { ExemplarReservoir } from "./exemplar-reservoir";
import { toOpenMetrics } from "./open-metrics";

const HOST = "127.0.0.1";

/** Where Prometheus scrapes this process, exemplars included. */
export interface MetricsEndpoint {
  readonly reader: PrometheusExporter;
  close(): void;
}

/** Serves `/metrics` in OpenMetrics from now on. */
export function serveMetrics(
  port: number,
  reservoir: Pick<ExemplarReservoir, "latest">,
): MetricsEndpoint {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const serializer = new PrometheusSerializer();
  const server = http.createServer((_request, response) => {
    void reader.collect().then(({ resourceMetrics }) => {
      const text = serializer.serialize(resourceMetrics);
      response.setHeader(
        "content-type",
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
      );
      response.end(toOpenMetrics(text, (metric, labels) => reservoir.latest(metric, labels)));
    });
  });
  server.listen(port, HOST);
  return { reader, close: () => void server.close() };
}
