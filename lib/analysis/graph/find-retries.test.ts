import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { nodeTimes } from "@/lib/analysis/trace/relative-times";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { findRetries } from "./find-retries";

/** Whether `second`, like `first` but for the changes, is a retry of it. */
function isRetry(second: Partial<SpanSpec>, both: Partial<SpanSpec> = {}): boolean {
  const call = {
    parent: "root",
    kind: "client",
    attributes: { "url.path": "/a" },
    ...both,
  } as const;
  const trace = assembleTrace(
    spansOf([
      { id: "root", lasts: 100 },
      { ...call, id: "first", name: "GET", at: 1, lasts: 10, error: "503" },
      { ...call, id: "second", name: "GET", at: 20, lasts: 10, ...second },
    ]),
  );
  const first = nodeNamed(trace, "GET").index;
  return findRetries(trace, nodeTimes(trace), [first]).has(first);
}

describe("a retry", () => {
  it("is the same call again, whether it fails or not", () => {
    expect(isRetry({})).toBe(true);
    expect(isRetry({ error: "503" })).toBe(true);
  });

  it("may begin in the nanosecond in which the failed attempt ended", () => {
    expect(isRetry({ at: 11 })).toBe(true);
  });

  it("is not a call that began while the other was still waiting: that is a fan-out", () => {
    expect(isRetry({ at: 10 })).toBe(false);
    expect(isRetry({ at: 1 })).toBe(false);
  });

  it("is not a call of another thing, kind or service", () => {
    expect(isRetry({ attributes: { "url.path": "/b" } })).toBe(false);
    expect(isRetry({ name: "POST" })).toBe(false);
    expect(isRetry({ kind: "producer" })).toBe(false);
    expect(isRetry({ service: "other" })).toBe(false);
  });

  it("is not the next turn of a loop, unless its name says that it is an attempt", () => {
    expect(isRetry({}, { kind: "internal" })).toBe(false);
    const trace = assembleTrace(
      spansOf([
        { id: "root", lasts: 100 },
        { id: "1", name: "attempt", parent: "root", at: 1, lasts: 5, error: "x" },
        { id: "2", name: "attempt", parent: "root", at: 9, lasts: 5 },
      ]),
    );
    expect([...findRetries(trace, nodeTimes(trace), [1])]).toEqual([[1, 2]]);
  });
});
