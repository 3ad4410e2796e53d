import { describe, expect, it } from "vitest";
import { exceptionAt, type SpanSpec, spanOf } from "@/lib/testing/builders/span-of";
import { failureOf } from "./failure-of";

const failure = (spec: Omit<SpanSpec, "id">) => failureOf(spanOf({ id: "a", ...spec }));

describe("a span failed", () => {
  it.each<[string, Omit<SpanSpec, "id">, string, string]>([
    ["status error with a message", { error: "boom" }, "boom", "error"],
    ["status error with nothing else", { error: "" }, "error", "error"],
    [
      "status error named by error.type",
      { error: "", attributes: { "error.type": "ECONNREFUSED" } },
      "ECONNREFUSED",
      "ECONNREFUSED",
    ],
    [
      "an exception, whatever else is said",
      { error: "x", events: [exceptionAt(1, "RangeError", "too long\nat f()")] },
      "RangeError: too long",
      "RangeError",
    ],
    [
      "5xx without a status",
      { attributes: { "http.response.status_code": 503 } },
      "503",
      "http 503",
    ],
    ["5xx in the old spelling", { attributes: { "http.status_code": "500" } }, "500", "http 500"],
    [
      "4xx that the instrumentation calls an error",
      { kind: "client", error: "", attributes: { "http.response.status_code": 404 } },
      "404",
      "http 404",
    ],
    [
      "a gRPC code",
      { kind: "client", attributes: { "rpc.grpc.status_code": 4 } },
      "grpc deadline exceeded",
      "grpc 4",
    ],
    [
      "a gRPC code by name",
      { kind: "client", attributes: { "rpc.response.status_code": "UNAVAILABLE" } },
      "grpc unavailable",
      "grpc 14",
    ],
    ["a negative return", { attributes: { ret: -111 } }, "ECONNREFUSED", "ECONNREFUSED"],
    [
      "an unknown negative return",
      { attributes: { ret: -4095 } },
      "returned -4095",
      "negative return",
    ],
    ["OpenTracing's error tag", { attributes: { error: true } }, "error", "error"],
  ])("by %s", (_how, spec, text, type) => {
    expect(failure(spec)).toMatchObject({ text, type });
  });
});

describe("a span did not fail", () => {
  it.each<[string, Omit<SpanSpec, "id">]>([
    ["without any sign", {}],
    ["with a 404 that is nobody's error", { attributes: { "http.response.status_code": 404 } }],
    ["with gRPC OK", { kind: "client", attributes: { "rpc.grpc.status_code": 0 } }],
    [
      "as a gRPC server that refused a bad request",
      { kind: "server", attributes: { "rpc.grpc.status_code": 3 } },
    ],
    ["with a positive return", { attributes: { ret: 12 } }],
    [
      "with an exception that it caught",
      { events: [{ ...exceptionAt(1, "E", "m"), attributes: { "exception.escaped": false } }] },
    ],
  ])("%s", (_how, spec) => {
    expect(failure(spec)).toBeNull();
  });
});

describe("whose fault, and whether it gave up", () => {
  it.each<[string, Omit<SpanSpec, "id">, boolean, boolean]>([
    ["404", { error: "", attributes: { "http.response.status_code": 404 } }, true, false],
    ["429", { error: "", attributes: { "http.response.status_code": 429 } }, false, false],
    ["408", { error: "", attributes: { "http.response.status_code": 408 } }, false, true],
    ["504", { error: "", attributes: { "http.response.status_code": 504 } }, false, true],
    ["gRPC not found", { kind: "client", attributes: { "rpc.grpc.status_code": 5 } }, true, false],
    ["gRPC deadline", { kind: "client", attributes: { "rpc.grpc.status_code": 4 } }, false, true],
    ["a timeout in words", { error: "Request timed out after 2000 ms" }, false, true],
    ["AbortError", { error: "This operation was aborted" }, false, true],
    ["a refusal", { error: "connect ECONNREFUSED" }, false, false],
  ])("%s", (_what, spec, blamesCaller, timedOut) => {
    expect(failure(spec)).toMatchObject({ blamesCaller, timedOut });
  });

  it("cuts long messages, and says so", () => {
    expect(failure({ error: "x".repeat(500) })?.text).toMatch(/^x{99}…$/);
  });
});
