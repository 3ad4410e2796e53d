import { describe, expect, it } from "vitest";
import { FaultlineError } from "@/lib/domain/errors";
import { jsonResponse } from "./json-response";

describe("jsonResponse", () => {
  it("is not cached", async () => {
    const response = jsonResponse({ a: 1 });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toBe('{"a":1}');
  });

  it("writes a bigint that slipped in as a decimal string", async () => {
    expect(await jsonResponse({ at: 2n ** 63n }).text()).toBe('{"at":"9223372036854775808"}');
  });

  it("refuses by name what is longer than a string can be", () => {
    // What V8 throws from within JSON.stringify at 2^29 characters, without their gigabyte.
    const long = { toJSON: () => "x".repeat(2 ** 30) };
    expect(() => jsonResponse(long)).toThrow(FaultlineError);
    expect(() => jsonResponse(long)).toThrow(/too large/);
  });

  it("does not hide other failures to write", () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(() => jsonResponse(circular)).toThrow(TypeError);
  });
});
