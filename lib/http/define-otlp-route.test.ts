import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { FaultlineError } from "@/lib/domain/errors";
import type { OtlpEncoding, OtlpSignal } from "@/lib/domain/otlp";
import { decodeLogs } from "@/lib/otlp/decode-logs";
import { decodeMetrics } from "@/lib/otlp/decode-metrics";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { encodeProtobuf } from "@/lib/testing/otlp/encode-protobuf";
import { readOtlpAnswer } from "@/lib/testing/otlp/otlp-answer";
import type { BodyLimits } from "./body-limits";
import { defineOtlpRoute, type ReceiveOtlp } from "./define-otlp-route";
import { InFlightBytes } from "./in-flight-bytes";

const DECODERS = { traces: decodeTraces, logs: decodeLogs, metrics: decodeMetrics } as const;
const MAX_BYTES = 10_000;

// Every refusal below is a line in the log.
vi.stubEnv("FAULTLINE_LOG_LEVEL", "silent");

/** A receiver that decodes as the real one does and keeps nothing. */
function receiverOf(signal: OtlpSignal): ReceiveOtlp {
  return async (body, encoding) => {
    const { rejected, reasons, warnings } = DECODERS[signal](body, encoding);
    return { rejected, messages: [...reasons, ...warnings] };
  };
}

function limitsOf(limit: number): BodyLimits {
  return { maxBytes: MAX_BYTES, inFlight: new InFlightBytes(limit) };
}

interface Post {
  readonly signal: OtlpSignal;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly contentEncoding?: string;
  readonly receive?: ReceiveOtlp;
  readonly limits?: BodyLimits;
}

async function post({ signal, body, contentType, contentEncoding, receive, limits }: Post) {
  const headers = new Headers({ "content-type": contentType });
  if (contentEncoding !== undefined) headers.set("content-encoding", contentEncoding);
  const request = new Request(`http://localhost/v1/${signal}`, {
    method: "POST",
    headers,
    body: new Uint8Array(body),
  });
  const handler = defineOtlpRoute(
    signal,
    receive ?? receiverOf(signal),
    limits ?? limitsOf(MAX_BYTES * 2),
  );
  return readOtlpAnswer(signal, await handler(request));
}

const CONTENT_TYPES: Readonly<Record<OtlpEncoding, string>> = {
  protobuf: "application/x-protobuf",
  json: "application/json",
};
const ENCODINGS = ["protobuf", "json"] as const;
const COMPRESSIONS = [
  { contentEncoding: undefined, compress: (body: Uint8Array) => body },
  { contentEncoding: "identity", compress: (body: Uint8Array) => body },
  { contentEncoding: "gzip", compress: gzipSync },
  { contentEncoding: "deflate", compress: deflateSync },
] as const;

const GOOD = { traceId: "ab".repeat(16), spanId: "cd".repeat(8), name: "good" };
const REQUESTS: Readonly<Record<OtlpSignal, { full: object; partial: object; warned: object }>> = {
  traces: {
    full: spans([GOOD]),
    partial: spans([GOOD, { ...GOOD, traceId: "" }]),
    warned: spans([{ ...GOOD, name: "NUL \u0000" }]),
  },
  logs: {
    full: logs([{ body: { stringValue: "good" } }]),
    partial: logs([{}, { timeUnixNano: "18446744073709551615" }]),
    warned: logs([{ body: { stringValue: "NUL \u0000" } }]),
  },
  metrics: {
    full: gauge([{ asInt: "1" }]),
    partial: gauge([{ asInt: "1" }, { timeUnixNano: "18446744073709551615" }]),
    warned: { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "without data" }] }] }] },
  },
};

function spans(list: object[]): object {
  return { resourceSpans: [{ scopeSpans: [{ spans: list }] }] };
}
function logs(logRecords: object[]): object {
  return { resourceLogs: [{ scopeLogs: [{ logRecords }] }] };
}
function gauge(dataPoints: object[]): object {
  return {
    resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "g", gauge: { dataPoints } }] }] }],
  };
}

function encode(signal: OtlpSignal, encoding: OtlpEncoding, request: object): Uint8Array {
  return encoding === "json"
    ? Buffer.from(JSON.stringify(request))
    : encodeProtobuf(signal, request);
}

const CASES = (["traces", "logs", "metrics"] as const).flatMap((signal) =>
  ENCODINGS.flatMap((encoding) =>
    COMPRESSIONS.map((compression) => ({ signal, encoding, ...compression })),
  ),
);

describe.each(CASES)("$signal, $encoding, $contentEncoding", (testCase) => {
  const { signal, encoding, contentEncoding, compress } = testCase;
  const contentType = CONTENT_TYPES[encoding];
  const send = (body: Uint8Array, more: Partial<Post> = {}) =>
    post({ signal, body: compress(body), contentType, contentEncoding, ...more });
  const request = (kind: "full" | "partial" | "warned") =>
    encode(signal, encoding, REQUESTS[signal][kind]);

  it("200 without partial success when all was kept, in the request's encoding", async () => {
    const answer = await send(request("full"));
    expect(answer).toMatchObject({ status: 200, contentType, partial: null });
  });

  it("200 for an empty request", async () => {
    const answer = await send(encode(signal, encoding, {}));
    expect(answer).toMatchObject({ status: 200, contentType, partial: null });
  });

  it("200 with the count and the reason of what was rejected", async () => {
    const answer = await send(request("partial"));
    expect(answer).toMatchObject({ status: 200, contentType, partial: { rejected: 1 } });
    expect(answer.partial?.message).toMatch(/^1 .* rejected: /);
  });

  it("200 with a message and a count of 0 for what was kept with a change", async () => {
    const answer = await send(request("warned"));
    expect(answer).toMatchObject({ status: 200, contentType, partial: { rejected: 0 } });
    expect(answer.partial?.message).not.toBe("");
  });

  it("400 with a Status body for data that cannot be read", async () => {
    const answer = await send(Buffer.from([0x0a, 0xff, 0x01]));
    expect(answer).toMatchObject({
      status: 400,
      contentType,
      retryAfter: null,
      error: { code: 3 },
    });
    expect(answer.error?.message).toMatch(/malformed/);
  });

  it("413 for a body over the limit, counted after decompression", async () => {
    const answer = await send(Buffer.alloc(MAX_BYTES + 1));
    expect(answer).toMatchObject({ status: 413, contentType, retryAfter: null });
    expect(answer.error?.message).toContain(`larger than ${MAX_BYTES} bytes`);
  });

  it("429 with Retry-After when too many bytes are in flight", async () => {
    const answer = await send(Buffer.alloc(1_000), { limits: limitsOf(10) });
    expect(answer).toMatchObject({ status: 429, contentType, retryAfter: "5", error: { code: 8 } });
  });

  it("503 with Retry-After when the database is away", async () => {
    const receive = () => Promise.reject(new FaultlineError("database_unavailable", "away"));
    const answer = await send(request("full"), { receive });
    expect(answer).toMatchObject({
      status: 503,
      contentType,
      retryAfter: "5",
      error: { code: 14, message: "away" },
    });
  });

  it("503 and not 500 for what was not foreseen, telling nothing of it", async () => {
    const receive = () => Promise.reject(new TypeError("secret"));
    const answer = await send(request("full"), { receive });
    expect(answer).toMatchObject({ status: 503, contentType, retryAfter: "5" });
    expect(answer.error?.message).not.toContain("secret");
  });
});

describe("415", () => {
  const body = Buffer.from("{}");
  it.each(["text/plain", "application/x-protobuffer", "application/json; charset=latin1", ""])(
    "for Content-Type %s, in JSON since there is no telling",
    async (contentType) => {
      const answer = await post({ signal: "traces", body, contentType });
      expect(answer).toMatchObject({ status: 415, contentType: "application/json" });
      expect(answer.error?.message).toContain("application/x-protobuf");
    },
  );

  it.each(["br", "zstd", "gzip, gzip"])("for Content-Encoding %s", async (contentEncoding) => {
    const contentType = "application/x-protobuf";
    const answer = await post({ signal: "traces", body, contentType, contentEncoding });
    expect(answer).toMatchObject({ status: 415, contentType });
    expect(answer.error?.message).toContain(contentEncoding);
  });
});

describe("Content-Type", () => {
  it.each([
    "application/json; charset=utf-8",
    'Application/JSON;charset="UTF-8"',
    "application/json;profile=x",
  ])("%s is JSON", async (contentType) => {
    const answer = await post({ signal: "logs", body: Buffer.from("{}"), contentType });
    expect(answer.status).toBe(200);
  });
});

describe("compressed bodies", () => {
  const contentType = "application/json";
  it.each([
    ["is not", Buffer.from("plain text")],
    ["is cut", gzipSync("{}").subarray(0, 15)],
    ["has a wrong checksum", corrupt(gzipSync("{}"))],
    ["is empty", Buffer.alloc(0)],
  ])("400 when a gzip body %s", async (_what, body) => {
    const answer = await post({ signal: "traces", body, contentType, contentEncoding: "gzip" });
    expect(answer).toMatchObject({ status: 400, error: { code: 3 } });
  });

  it("413 for a bomb: inflating stops at the limit", async () => {
    const body = gzipSync(Buffer.alloc(200_000_000));
    const limits = { maxBytes: 1_000_000, inFlight: new InFlightBytes(2_000_000) };
    const answer = await post({
      signal: "traces",
      body,
      contentType,
      contentEncoding: "gzip",
      limits,
    });
    expect(answer).toMatchObject({ status: 413 });
  });
});

describe("bytes in flight", () => {
  it("are given back after success, refusal and failure alike", async () => {
    const limits = limitsOf(MAX_BYTES);
    const full = Buffer.from(JSON.stringify(REQUESTS.traces.full));
    const send = (more: Partial<Post>) =>
      post({ signal: "traces", body: full, contentType: "application/json", limits, ...more });
    await send({});
    await send({ body: gzipSync(full), contentEncoding: "gzip" });
    await send({ body: Buffer.alloc(MAX_BYTES + 1) });
    await send({ body: gzipSync(Buffer.alloc(MAX_BYTES + 1)), contentEncoding: "gzip" });
    await send({ body: Buffer.from("no"), contentEncoding: "gzip" });
    await send({ receive: () => Promise.reject(new Error("failed")) });
    await send({ contentType: "text/plain" });
    expect(limits.inFlight.tryTake(MAX_BYTES)).toBe(true);
  });

  it("are held until the data is stored", async () => {
    const limits = limitsOf(MAX_BYTES);
    let stored = () => {};
    const storing = new Promise<void>((resolve) => {
      stored = resolve;
    });
    const body = Buffer.alloc(MAX_BYTES - 100);
    const send = (receive: ReceiveOtlp) =>
      post({ signal: "traces", body, contentType: "application/json", limits, receive });
    const first = send(async () => {
      await storing;
      return { rejected: 0, messages: [] };
    });
    const second = await send(async () => ({ rejected: 0, messages: [] }));
    stored();
    expect(second.status).toBe(429);
    expect((await first).status).toBe(200);
  });
});

function corrupt(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 8] = (copy[copy.length - 8] ?? 0) ^ 0xff;
  return copy;
}
