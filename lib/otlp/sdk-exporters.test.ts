import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LogRecord } from "@/lib/domain/log-record";
import type { Metric } from "@/lib/domain/metric";
import type { Span } from "@/lib/domain/span";
import { defineOtlpRoute } from "@/lib/http/define-otlp-route";
import {
  exportSdkLogs,
  exportSdkMetrics,
  exportSdkSpans,
  SDK_SPAN_ATTRIBUTES,
} from "@/lib/testing/otlp/sdk-telemetry";
import { type ServedHandlers, serveHandlers } from "@/lib/testing/otlp/serve-handlers";
import { decodeLogs } from "./decode-logs";
import { decodeMetrics } from "./decode-metrics";
import type { DecodeResult } from "./decode-result";
import { decodeTraces } from "./decode-traces";

const received: { spans: Span[]; records: LogRecord[]; metrics: Metric[]; messages: string[] } = {
  spans: [],
  records: [],
  metrics: [],
  messages: [],
};

function keep<T>(list: T[], result: DecodeResult<T>) {
  list.push(...result.items);
  const messages = [...result.reasons, ...result.warnings];
  received.messages.push(...messages);
  return { rejected: result.rejected, messages };
}

let served: ServedHandlers;
beforeAll(async () => {
  served = await serveHandlers({
    "/v1/traces": defineOtlpRoute("traces", async (body, encoding) =>
      keep(received.spans, decodeTraces(body, encoding)),
    ),
    "/v1/logs": defineOtlpRoute("logs", async (body, encoding) =>
      keep(received.records, decodeLogs(body, encoding)),
    ),
    "/v1/metrics": defineOtlpRoute("metrics", async (body, encoding) =>
      keep(received.metrics, decodeMetrics(body, encoding)),
    ),
  });
});
afterAll(() => served.close());

beforeEach(() => {
  for (const list of Object.values(received)) list.length = 0;
});

const TARGETS = (["protobuf", "json"] as const).flatMap((encoding) =>
  [false, true].map((gzip) => ({ encoding, gzip })),
);

describe.each(TARGETS)(
  "the OpenTelemetry SDK through $encoding, gzip $gzip",
  ({ encoding, gzip }) => {
    const target = () => ({ url: served.url, encoding, gzip });

    it("delivers spans with every attribute type, event, link, status and parent", async () => {
      await exportSdkSpans(target());
      expect(received.messages).toEqual([]);
      const parent = received.spans.find(({ kind }) => kind === "server");
      const child = received.spans.find(({ kind }) => kind === "client");
      expect(parent).toMatchObject({
        traceId: "0af7651916cd43dd8448eb211c80319c",
        parentSpanId: "b7ad6b7169203331",
        traceState: "vendor=value",
        name: "GET /cart",
        attributes: SDK_SPAN_ATTRIBUTES,
        links: [{ spanId: "2222222222222222", attributes: { why: "batch" } }],
        resource: { attributes: { "service.name": "sdk-test", "process.pid": 4242 } },
        scope: { name: "sdk-scope", version: "1.2.3" },
      });
      expect(child).toMatchObject({
        parentSpanId: parent?.spanId,
        status: { code: "error", message: "cart is empty" },
        events: [
          { name: "retry", attributes: { attempt: 2 } },
          { name: "exception", attributes: { "exception.type": "RangeError" } },
        ],
      });
      expect(child && child.endUnixNano >= child.startUnixNano).toBe(true);
    });

    it("delivers log records with their trace, severity and structured bodies", async () => {
      await exportSdkLogs(target());
      expect(received.messages).toEqual([]);
      expect(received.records).toMatchObject([
        {
          severityNumber: 17,
          severityText: "ERROR",
          body: "payment failed",
          traceId: "0af7651916cd43dd8448eb211c80319c",
          spanId: "2222222222222222",
          attributes: {
            "error.code": 17,
            nested: { kvlist: { list: [1, "two", null], bytes: { bytes: "AQI=" } } },
          },
          scope: { name: "sdk-logger", version: "4.5.6" },
        },
        { eventName: "cart.checked", traceId: null, body: { kvlist: { items: 3, total: 9.5 } } },
      ]);
    });

    it("delivers counters, gauges and both kinds of histogram", async () => {
      await exportSdkMetrics(target());
      expect(received.messages).toEqual([]);
      const data = Object.fromEntries(received.metrics.map((metric) => [metric.name, metric.data]));
      expect(data.requests).toMatchObject({
        kind: "sum",
        isMonotonic: true,
        temporality: "cumulative",
        points: [{ value: 3n, attributes: { route: "/cart" } }],
      });
      expect(data.temperature).toMatchObject({ kind: "gauge", points: [{ value: -1.5 }] });
      expect(data.duration).toMatchObject({
        kind: "histogram",
        points: [{ count: 1n, sum: 0.25 }],
      });
      expect(data.size).toMatchObject({
        kind: "exponential-histogram",
        points: [{ count: 1n, sum: 1_000, positive: { bucketCounts: [1n] } }],
      });
    });
  },
);
