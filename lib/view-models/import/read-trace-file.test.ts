import { describe, expect, test } from "vitest";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { spanOf } from "@/lib/testing/builders/span-of";
import { type OtlpTraces, splitTraces, traceIdsOf } from "./otlp-traces";
import { readTraceFile, type TraceFile } from "./read-trace-file";

const JAEGER = {
  data: [
    {
      traceID: "4bf92f3577b34da6a3ce929d0e0e4736",
      spans: [
        {
          traceID: "f3577b34da6a3ce9",
          spanID: "1",
          operationName: "POST /checkout",
          references: [],
          startTime: 1_763_690_000_000_123,
          duration: 350_000,
          tags: [
            { key: "span.kind", type: "string", value: "server" },
            { key: "http.status_code", type: "int64", value: 500 },
            { key: "error", type: "bool", value: true },
          ],
          logs: [
            {
              timestamp: 1_763_690_000_100_000,
              fields: [
                { key: "event", type: "string", value: "exception" },
                { key: "exception.message", type: "string", value: "cart is empty" },
              ],
            },
          ],
          processID: "p1",
        },
        {
          traceID: "f3577b34da6a3ce9",
          spanID: "00f067aa0ba902b7",
          operationName: "Charge",
          references: [
            { refType: "CHILD_OF", traceID: "f3577b34da6a3ce9", spanID: "1" },
            { refType: "FOLLOWS_FROM", traceID: "a", spanID: "b" },
          ],
          startTime: 1_763_690_000_010_000,
          duration: 1.6,
          processID: "p2",
        },
      ],
      processes: {
        p1: { serviceName: "gateway", tags: [{ key: "host.name", type: "string", value: "h1" }] },
        p2: { serviceName: "payments" },
      },
    },
  ],
};

function tracesIn(file: TraceFile) {
  if (file.kind !== "traces") throw new Error(file.reason);
  return file.traces;
}

/** As the receiver reads them. */
function decode(traces: OtlpTraces) {
  return decodeTraces(new TextEncoder().encode(JSON.stringify(traces)), "json").items;
}

describe("a file of traces", () => {
  test("as Jaeger saves them becomes spans with parents, kinds, status, events and links", () => {
    const decoded = decode(tracesIn(readTraceFile(JSON.stringify(JAEGER))));
    const [root, charge] = decoded;
    expect(decoded).toHaveLength(2);
    expect(root).toMatchObject({
      traceId: "0000000000000000f3577b34da6a3ce9",
      spanId: "0000000000000001",
      parentSpanId: null,
      kind: "server",
      startUnixNano: 1_763_690_000_000_123_000n,
      endUnixNano: 1_763_690_000_350_123_000n,
      status: { code: "error" },
      attributes: { "http.status_code": 500 },
      events: [{ name: "exception", attributes: { "exception.message": "cart is empty" } }],
      resource: { attributes: { "service.name": "gateway", "host.name": "h1" } },
    });
    expect(charge).toMatchObject({
      parentSpanId: "0000000000000001",
      kind: "internal",
      endUnixNano: 1_763_690_000_010_002_000n,
      links: [{ spanId: "000000000000000b" }],
      resource: { attributes: { "service.name": "payments" } },
    });
  });

  test("of OTLP JSON is taken as it is, whole or one request a line", () => {
    const request = encodeTraces([spanOf({ id: "a" })]);
    const line = JSON.stringify(request);
    expect(tracesIn(readTraceFile(line))).toEqual(JSON.parse(line));
    expect(tracesIn(readTraceFile(`${line}\n${line}\n`)).resourceSpans).toHaveLength(2);
  });

  test.each([
    ["no JSON", "hello", /^It is not JSON: /],
    ["JSON of something else", `{"resourceLogs": []}`, /neither OTLP's resourceSpans nor Jaeger's/],
    ["lines of which one is broken", `{"resourceSpans": []}\n{`, /^Line 2 is no OTLP JSON/],
  ])("of %s is refused with the reason", (_what, text, reason) => {
    expect(readTraceFile(text)).toEqual({
      kind: "unreadable",
      reason: expect.stringMatching(reason),
    });
  });

  test("is sent in parts that hold every span once, each with its resource", () => {
    const spans = Array.from({ length: 7 }, (_, n) =>
      spanOf({ id: `s${n}`, service: n < 5 ? "shop" : "cart" }),
    );
    const parts = splitTraces(tracesIn(readTraceFile(JSON.stringify(encodeTraces(spans)))), 2);
    const decoded = parts.flatMap((part) => decode(part));
    expect(parts).toHaveLength(4);
    expect(decoded).toEqual(spans);
    expect(parts.flatMap(traceIdsOf)).toEqual(parts.map(() => spans[0]?.traceId));
  });
});
