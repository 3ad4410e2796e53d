import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OtlpEncoding, OtlpSignal } from "@/lib/domain/otlp";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { arbitraryMetrics } from "@/lib/testing/otlp/arbitrary-metrics";
import { arbitraryLogRecords, arbitrarySpans } from "@/lib/testing/otlp/arbitrary-telemetry";
import { encodeProtobuf } from "@/lib/testing/otlp/encode-protobuf";
import { decodeLogs } from "./decode-logs";
import { decodeMetrics } from "./decode-metrics";
import { decodeTraces } from "./decode-traces";
import { encodeLogs } from "./encode-logs";
import { encodeMetrics } from "./encode-metrics";
import { encodeTraces } from "./encode-traces";

const ENCODINGS = ["protobuf", "json"] as const;

function bodyOf(signal: OtlpSignal, encoding: OtlpEncoding, otlpJson: object): Uint8Array {
  return encoding === "json"
    ? Buffer.from(JSON.stringify(otlpJson))
    : encodeProtobuf(signal, otlpJson);
}

const NOTHING_LOST = { rejected: 0, reasons: [], warnings: [] };

describe.each(ENCODINGS)("what is encoded and decoded again as %s is the same", (encoding) => {
  it("spans: every value type, event, link, count and flag", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const body = bodyOf("traces", encoding, encodeTraces(freezeDeeply(spans)));
        expect(decodeTraces(body, encoding)).toEqual({ items: spans, ...NOTHING_LOST });
      }),
    );
  });

  it("log records: any body, severity and ids", () => {
    fc.assert(
      fc.property(arbitraryLogRecords, (records) => {
        const body = bodyOf("logs", encoding, encodeLogs(freezeDeeply(records)));
        expect(decodeLogs(body, encoding)).toEqual({ items: records, ...NOTHING_LOST });
      }),
    );
  });

  it("metrics: all five kinds, with exemplars and 64-bit counts", () => {
    fc.assert(
      fc.property(arbitraryMetrics, (metrics) => {
        const body = bodyOf("metrics", encoding, encodeMetrics(freezeDeeply(metrics)));
        expect(decodeMetrics(body, encoding)).toEqual({ items: metrics, ...NOTHING_LOST });
      }),
    );
  });
});

describe("resources and scopes", () => {
  it("are shared by the spans of one batch, and encoded once", () => {
    const request = {
      resourceSpans: [{ scopeSpans: [{ spans: [span("01"), span("02")] }] }],
    };
    const { items } = decodeTraces(Buffer.from(JSON.stringify(request)), "json");
    expect(items[0]?.resource).toBe(items[1]?.resource);
    expect(items[0]?.scope).toBe(items[1]?.scope);
    expect(encodeTraces(items).resourceSpans).toHaveLength(1);
  });
});

function span(spanId: string) {
  return { traceId: "ab".repeat(16), spanId: spanId.padStart(16, "0") };
}
