import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { shareCriticalPath } from "./share-critical-path";

const assembled = (specs: readonly SpanSpec[]) => assembleTrace(spansOf(specs));

describe("the share of critical paths", () => {
  it("belongs to the call by which a service was entered, of traces of every length together", () => {
    const slow = assembled([
      { id: "g", service: "gateway", kind: "server", lasts: 100 },
      { id: "gc", parent: "g", service: "gateway", kind: "client", at: 10, lasts: 80 },
      { id: "c", parent: "gc", service: "cart", kind: "server", at: 10, lasts: 80 },
      { id: "in", parent: "c", service: "cart", at: 20, lasts: 20 },
    ]);
    const calm = assembled([
      { id: "g", trace: "2", service: "gateway", kind: "server", lasts: 100 },
    ]);
    const shares = shareCriticalPath([slow, calm]);
    expect(shares?.shareOf("gateway", "cart")).toBeCloseTo(0.4);
    expect(shares?.shareOf("cart", "gateway")).toBe(0);
  });

  it("counts waiting for a peer without spans to the call of the peer", () => {
    const trace = assembled([
      { id: "g", service: "gateway", kind: "server", lasts: 100 },
      {
        id: "q",
        parent: "g",
        service: "gateway",
        kind: "client",
        at: 20,
        lasts: 50,
        attributes: { "db.system": "postgresql", "server.address": "db", "server.port": 5432 },
      },
    ]);
    expect(shareCriticalPath([trace])?.shareOf("gateway", "db:5432")).toBeCloseTo(0.5);
  });

  it("is unknown without a trace", () => {
    expect(shareCriticalPath([])).toBeNull();
    expect(shareCriticalPath([assembleTrace([])])).toBeNull();
  });
});
