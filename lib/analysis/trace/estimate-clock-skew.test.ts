import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { failingConsumer } from "@/lib/testing/gallery/asynchronous";
import { lateCallee } from "@/lib/testing/gallery/failing-calls";
import { skewedClocks } from "@/lib/testing/gallery/odd-timing";
import { assembleTrace } from "./assemble-trace";
import { estimateClockSkew } from "./estimate-clock-skew";

const MS = 1_000_000;

/** Calls between hosts a, b, c …, each service on a host of its own, clocks ahead by `ahead` ms. */
function calls(pairs: readonly [string, string][], ahead: Readonly<Record<string, number>>) {
  const specs = pairs.flatMap(([client, server], i): SpanSpec[] => [
    {
      id: `c${i}`,
      parent: "root",
      service: client,
      kind: "client",
      at: 10 * i + (ahead[client] ?? 0),
      lasts: 8,
    },
    {
      id: `s${i}`,
      parent: `c${i}`,
      service: server,
      kind: "server",
      at: 10 * i + 2 + (ahead[server] ?? 0),
      lasts: 4,
    },
  ]);
  return assembleTrace(spansOf([{ id: "root", service: "a", at: 0, lasts: 100 }, ...specs]));
}

describe("the offset between two hosts", () => {
  it("is found to within the jitter of the network", () => {
    const skew = estimateClockSkew([assembleTrace(skewedClocks())]);
    expect(skew).toMatchObject({ status: "ok", reference: "host-gateway" });
    const clock = skew.hosts.get("host-payments");
    expect(clock?.offsetNano).toBeCloseTo(-199.5 * MS, -6);
    expect(clock?.uncertaintyNano).toBeLessThan(2.6 * MS);
    const truth = -200 * MS;
    expect(Math.abs((clock?.offsetNano ?? 0) - truth)).toBeLessThanOrEqual(
      clock?.uncertaintyNano ?? 0,
    );
  });

  it("is 0 when 0 is possible, and says how far off it may be", () => {
    const skew = estimateClockSkew([calls([["a", "b"]], {})]);
    expect(skew.pairs).toMatchObject([{ lowNano: -2 * MS, highNano: 2 * MS, isApplied: false }]);
    expect(skew.hosts.get("host-b")).toMatchObject({ offsetNano: 0, uncertaintyNano: 2 * MS });
  });

  it("adds up along calls to hosts that the reference never called", () => {
    const pairs: [string, string][] = [
      ["a", "b"],
      ["b", "c"],
    ];
    const skew = estimateClockSkew([calls(pairs, { b: 50, c: -30 })]);
    expect(skew.hosts.get("host-b")?.offsetNano).toBe(50 * MS);
    expect(skew.hosts.get("host-c")).toMatchObject({
      offsetNano: -30 * MS,
      uncertaintyNano: 4 * MS,
    });
  });

  it("is the same whoever called whom", () => {
    const there = estimateClockSkew([calls([["a", "b"]], { b: 40 })]);
    const back = estimateClockSkew([calls([["b", "a"]], { b: 40 })]);
    expect(back.hosts.get("host-b")?.offsetNano).toBe(there.hosts.get("host-b")?.offsetNano);
  });

  it("is doubted when calls contradict each other", () => {
    const skew = estimateClockSkew([
      calls([["a", "b"]], { b: 40 }),
      calls([["a", "b"]], { b: -40 }),
    ]);
    expect(skew.status).toBe("degraded");
    expect(skew.reasons).toEqual(["no single offset fits all calls from host-a to host-b"]);
    expect(skew.hosts.get("host-b")?.offsetNano).toBe(0);
  });

  it("takes no bound from the end of a server that outlasted its client", () => {
    const skew = estimateClockSkew([assembleTrace(lateCallee())]);
    expect(skew.pairs).toMatchObject([{ isApplied: false, isConsistent: true }]);
  });

  it("takes no bound from the end of a server whose client had given up", () => {
    const specs: SpanSpec[] = [
      { id: "root", service: "a", at: 0, lasts: 20 },
      { id: "c", parent: "root", service: "a", kind: "client", at: 0, lasts: 10, error: "timeout" },
      { id: "s", parent: "c", service: "b", kind: "server", at: 8, lasts: 7 },
    ];
    const skew = estimateClockSkew([assembleTrace(spansOf(specs))]);
    expect(skew.pairs).toMatchObject([{ isApplied: false, highNano: 8 * MS }]);
  });

  it("takes no evidence from queues", () => {
    expect(estimateClockSkew([assembleTrace(failingConsumer())]).pairs).toEqual([]);
  });

  it("says that there is nothing to compare", () => {
    expect(estimateClockSkew([])).toMatchObject({ status: "failed", reference: null });
  });

  it("always allows the true offset, whatever the clocks and the network did", () => {
    const call = fc.record({ out: fc.nat(20), work: fc.nat(50), back: fc.nat(20) });
    const offset = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(offset, fc.array(call, { minLength: 1, maxLength: 10 }), (ahead, made) => {
        const specs = made.flatMap(({ out, work, back }, i): SpanSpec[] => [
          {
            id: `c${i}`,
            parent: "root",
            service: "a",
            kind: "client",
            at: i,
            lasts: out + work + back,
          },
          {
            id: `s${i}`,
            parent: `c${i}`,
            service: "b",
            kind: "server",
            at: i + out + ahead,
            lasts: work,
          },
        ]);
        const trace = assembleTrace(spansOf([{ id: "root", service: "a", lasts: 999 }, ...specs]));
        const [pair] = estimateClockSkew([trace]).pairs;
        expect(pair?.isConsistent).toBe(true);
        expect(pair?.lowNano).toBeLessThanOrEqual(ahead * MS);
        expect(pair?.highNano).toBeGreaterThanOrEqual(ahead * MS);
      }),
    );
  });
});
