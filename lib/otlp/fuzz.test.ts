import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FaultlineError } from "@/lib/domain/errors";
import { OTLP_SIGNALS, type OtlpEncoding, type OtlpSignal } from "@/lib/domain/otlp";
import { arbitraryMetrics } from "@/lib/testing/otlp/arbitrary-metrics";
import { arbitraryLogRecords, arbitrarySpans } from "@/lib/testing/otlp/arbitrary-telemetry";
import { encodeProtobuf } from "@/lib/testing/otlp/encode-protobuf";
import { decodeLogs } from "./decode-logs";
import { decodeMetrics } from "./decode-metrics";
import type { DecodeResult } from "./decode-result";
import { decodeTraces } from "./decode-traces";
import { encodeLogs } from "./encode-logs";
import { encodeMetrics } from "./encode-metrics";
import { encodeTraces } from "./encode-traces";

type Decode = (body: Uint8Array, encoding: OtlpEncoding) => DecodeResult<unknown>;
const DECODERS: Readonly<Record<OtlpSignal, Decode>> = {
  traces: decodeTraces,
  logs: decodeLogs,
  metrics: decodeMetrics,
};

const arbitraryRequests: Readonly<Record<OtlpSignal, fc.Arbitrary<object>>> = {
  traces: arbitrarySpans.map(encodeTraces),
  logs: arbitraryLogRecords.map(encodeLogs),
  metrics: arbitraryMetrics.map(encodeMetrics),
};

/** Every input is either decoded or refused by name; nothing else is thrown. */
function expectAnswer(signal: OtlpSignal, body: Uint8Array, encoding: OtlpEncoding): void {
  try {
    const { items, rejected } = DECODERS[signal](body, encoding);
    expect(items.length + rejected).toBeGreaterThanOrEqual(0);
  } catch (error) {
    if (!(error instanceof FaultlineError)) throw error;
    expect(["invalid_request", "payload_too_large"]).toContain(error.code);
    expect(error.message).not.toBe("");
  }
}

interface Mutation {
  readonly at: number;
  readonly remove: number;
  readonly insert: Uint8Array;
}

const arbitraryMutations = fc.array(
  fc.record({
    at: fc.nat(),
    remove: fc.nat({ max: 4 }),
    insert: fc.uint8Array({ maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function mutate(body: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  return mutations.reduce<Uint8Array>((bytes, { at, remove, insert }) => {
    const position = at % (bytes.byteLength + 1);
    return Buffer.concat([bytes.subarray(0, position), insert, bytes.subarray(position + remove)]);
  }, body);
}

describe.each(OTLP_SIGNALS)("the %s decoder decodes or refuses by name", (signal) => {
  it("random bytes, in either encoding", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expectAnswer(signal, bytes, "protobuf");
        expectAnswer(signal, bytes, "json");
      }),
      { numRuns: 500 },
    );
  });

  it("valid protobuf with bytes changed, cut and inserted", () => {
    fc.assert(
      fc.property(arbitraryRequests[signal], arbitraryMutations, (request, mutations) => {
        expectAnswer(signal, mutate(encodeProtobuf(signal, request), mutations), "protobuf");
      }),
      { numRuns: 300 },
    );
  });

  it("valid JSON text with characters changed, cut and inserted", () => {
    fc.assert(
      fc.property(arbitraryRequests[signal], arbitraryMutations, (request, mutations) => {
        expectAnswer(signal, mutate(Buffer.from(JSON.stringify(request)), mutations), "json");
      }),
      { numRuns: 300 },
    );
  });

  it("JSON of the right names with values of any type", () => {
    fc.assert(
      fc.property(arbitraryRequests[signal], fc.jsonValue(), fc.nat(), (request, value, pick) => {
        let left = pick % 40;
        const text = JSON.stringify(request, (key, old) =>
          key !== "" && left-- === 0 ? value : old,
        );
        expectAnswer(signal, Buffer.from(text), "json");
      }),
      { numRuns: 300 },
    );
  });

  it("any JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expectAnswer(signal, Buffer.from(JSON.stringify(value)), "json");
      }),
    );
  });
});
