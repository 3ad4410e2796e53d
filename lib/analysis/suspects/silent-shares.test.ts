import { describe, expect, it } from "vitest";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { rowNamed, tableOf } from "@/lib/testing/builders/table-of";
import { silentShares } from "./silent-shares";

function call(spec: Partial<SpanSpec>, service = "orders"): SpanSpec[] {
  return [
    {
      id: "call",
      service,
      kind: "client",
      attributes: { "server.address": "pricing" },
      ...spec,
    },
  ];
}

const answered = (service: string): SpanSpec[] => [
  ...call({}, service),
  { id: "serve", parent: "call", service: "pricing", kind: "server" },
];

/** The silent callee's share in the first call of the window. */
function shareOf(window: readonly SpanSpec[][], healthy: readonly SpanSpec[][] = []): number {
  const table = tableOf(window, healthy);
  return silentShares(table)(rowNamed(table, "call"));
}

describe("of a failed call, the silent callee's share", () => {
  it.each([
    "ECONNREFUSED",
    "connection reset by peer",
    "getaddrinfo ENOTFOUND",
    "deadline exceeded",
  ])("is most of it after %s", (error) => {
    expect(shareOf([call({ error })])).toBe(0.8);
  });

  it("is less after an error that is an answer", () => {
    expect(shareOf([call({ error: "duplicate key value" })])).toBe(0.4);
  });

  it("is small where it is there for others at the same time", () => {
    const others = Array.from({ length: 12 }, () => answered("reports"));
    expect(shareOf([call({ error: "ECONNREFUSED" }), ...others])).toBe(0.2);
  });

  it("is not made smaller by what others got before, or by too few of them", () => {
    const others = Array.from({ length: 12 }, () => answered("reports"));
    expect(shareOf([call({ error: "ECONNREFUSED" })], others)).toBe(0.8);
    expect(shareOf([call({ error: "ECONNREFUSED" }), ...others.slice(0, 5)])).toBe(0.8);
  });

  it("is not made smaller by others that fail as well", () => {
    const others = Array.from({ length: 12 }, () => call({ error: "ECONNREFUSED" }, "reports"));
    expect(shareOf([call({ error: "ECONNREFUSED" }), ...others])).toBe(0.8);
  });

  it("is none where somebody answered, the call did not fail, or it was no call", () => {
    const failed = answered("orders").map((spec) => ({ ...spec, error: "ECONNRESET" }));
    expect(shareOf([failed])).toBe(0);
    expect(shareOf([call({})])).toBe(0);
    expect(shareOf([call({ kind: "internal", error: "ECONNREFUSED" })])).toBe(0);
  });
});
