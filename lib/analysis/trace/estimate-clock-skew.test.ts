import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { atMs, type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { failingConsumer } from "@/lib/testing/gallery/asynchronous";
import { lateCallee } from "@/lib/testing/gallery/failing-calls";
import { skewedClocks } from "@/lib/testing/gallery/odd-timing";
import { applyClockSkew, compareInstants } from "./apply-clock-skew";
import { assembleTrace } from "./assemble-trace";
import { estimateClockSkew } from "./estimate-clock-skew";
import { nodeTimes } from "./relative-times";

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

describe("adjusted times", () => {
  it("put every server within its client again", () => {
    const trace = assembleTrace(skewedClocks());
    const times = applyClockSkew(trace, estimateClockSkew([trace]));
    for (const node of trace.nodes) {
      if (node.kind !== "span" || node.span.kind !== "server" || node.parent < 0) continue;
      if (trace.nodes[node.parent]?.kind !== "span") continue;
      expect(times.startNano[node.index]).toBeGreaterThanOrEqual(times.startNano[node.parent] ?? 0);
      expect(times.endNano[node.index]).toBeLessThanOrEqual(times.endNano[node.parent] ?? 0);
    }
    expect(times.adjusted).toHaveLength(10);
  });

  it("can be taken back exactly", () => {
    const trace = assembleTrace(skewedClocks());
    const times = applyClockSkew(trace, estimateClockSkew([trace]));
    const back = times.startNano.map((time, i) => time + (times.offsetNano[i] ?? 0));
    expect(back).toEqual(nodeTimes(trace).startNano);
  });

  it.each(ALL_TRACES)("leave the trace untouched: $name", ({ spans }) => {
    const trace = freezeDeeply(assembleTrace(spans()));
    expect(() => applyClockSkew(trace, estimateClockSkew([trace]))).not.toThrow();
  });
});

describe("which came first", () => {
  const trace = assembleTrace(skewedClocks());
  const skew = estimateClockSkew([trace]);
  const at = (host: string, ms: number) => ({ host, unixNano: atMs(ms) });

  it("is told across skewed hosts beyond the uncertainty", () => {
    const call = nodeNamed(trace, "call");
    const serve = nodeNamed(trace, "serve");
    expect(call.startUnixNano > serve.startUnixNano).toBe(true);
    expect(compareInstants(at("host-gateway", 0), at("host-payments", -190), skew)).toBe("before");
    expect(compareInstants(at("host-payments", -190), at("host-gateway", 0), skew)).toBe("after");
  });

  it("is uncertain within it, and for hosts that nothing is known of", () => {
    expect(compareInstants(at("host-gateway", 0), at("host-payments", -200), skew)).toBe(
      "uncertain",
    );
    expect(compareInstants(at("host-gateway", 0), at("elsewhere", 900), skew)).toBe("uncertain");
  });

  it("is exact on one host", () => {
    expect(compareInstants(at("x", 1), at("x", 2), skew)).toBe("before");
    expect(compareInstants(at("x", 1), at("x", 1), skew)).toBe("uncertain");
  });
});
