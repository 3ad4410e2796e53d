import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ServiceCallDto, ServiceMapDto } from "@/lib/domain/contracts/service";
import { edgeCurve, edgeMiddle } from "../graph/edge-curve";
import { toServiceMap } from "./to-service-map";

const RED = { total: 60, failed: 0, p50Nano: "1000000", p95Nano: "2000000" };
const call = (from: string, to: string, changes: Partial<ServiceCallDto> = {}): ServiceCallDto => ({
  from,
  to,
  isPeer: false,
  ...RED,
  resent: 0,
  broken: 0,
  criticalShare: null,
  versions: [],
  ...changes,
});

function mapOf(calls: readonly ServiceCallDto[]): ServiceMapDto {
  const names = [...new Set(calls.flatMap(({ from, to }) => [from, to]))];
  return {
    status: "ok",
    reasons: [],
    from: "2026-01-01T00:00:00.000Z",
    to: "2026-01-01T00:01:00.000Z",
    newestAt: null,
    items: names.map((name) => ({ name, ...RED, versions: [] })),
    callsFrom: "2026-01-01T00:00:00.000Z",
    calls: [...calls],
  };
}

describe("the map of services", () => {
  it("tells retries, refusals and the share of the time on the line of a call", () => {
    const marked = call("gateway", "cart", { resent: 1_200, broken: 3, criticalShare: 0.384 });
    const { edges, nodes } = toServiceMap(mapOf([marked]), 60);
    expect(edges[0]?.marks.map(({ text }) => text)).toEqual(["↻ 1,200", "⊘ 3", "◔ 38 %"]);
    expect(edges[0]?.label).toBe(
      "gateway → cart: 60/min, 0 % failed, p95 2 ms; 1,200 calls retried; 3 calls refused by a circuit breaker; 38 % of the time of requests",
    );
    expect(nodes.map(({ shareText }) => shareText)).toEqual([null, "38 %"]);
  });

  it("leaves a line bare of which there is nothing to tell", () => {
    const { edges } = toServiceMap(mapOf([call("a", "b", { criticalShare: 0.004 })]), 60);
    expect(edges[0]?.marks).toEqual([]);
  });

  it("adds up at a service what its callers spent in it", () => {
    const calls = [call("a", "c", { criticalShare: 0.2 }), call("b", "c", { criticalShare: 0.3 })];
    const { nodes } = toServiceMap(mapOf(calls), 60);
    expect(nodes.find(({ id }) => id === "c")?.shareText).toBe("50 %");
  });

  it("never lays the marks of two calls on each other", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "e", "f");
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, name), { maxLength: 12, selector: String }),
        (pairs) => {
          const calls = pairs
            .filter(([from, to]) => from !== to)
            .map(([from, to]) => call(from, to, { resent: 1 }));
          const { edges } = toServiceMap(mapOf(calls), 60);
          for (const [index, one] of edges.entries()) {
            for (const other of edges.slice(index + 1)) {
              const apart = Math.abs(one.x - other.x) >= 38 || Math.abs(one.y - other.y) >= 20;
              expect(apart).toBe(true);
            }
          }
        },
      ),
    );
  });
});

describe("the middle of an edge", () => {
  const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });

  it.each([
    ["forwards", box(0, 0), box(300, 80)],
    ["backwards", box(300, 0), box(0, 80)],
    ["within a column", box(0, 0), box(0, 80)],
  ])("lies on its curve %s", (_way, from, to) => {
    const path = edgeCurve(from, to, true);
    const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers.slice(-8);
    const middle = edgeMiddle(from, to);
    expect(middle.x).toBeCloseTo((x0 + 3 * x1 + 3 * x2 + x3) / 8, 0);
    expect(middle.y).toBeCloseTo((y0 + 3 * y1 + 3 * y2 + y3) / 8, 0);
  });
});
