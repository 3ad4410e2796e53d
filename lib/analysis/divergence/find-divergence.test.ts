import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { atMs, exceptionAt, type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { arbitraryOrders, arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { deepTrace, realisticTrace } from "@/lib/testing/gallery/large-traces";
import { longestIncreasing } from "./detect-structure";
import type { DivergenceReport } from "./divergence";
import { findDivergence } from "./find-divergence";
import { withoutIds } from "./path-index";

/**
 *     checkout    ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬  100 ms
 *       validate  ▬▬··················
 *       cart      ··▬▬▬▬··············  with a query inside
 *       pay       ········▬▬▬▬▬▬······
 */
function checkout(
  trace: string,
  change: Partial<Record<string, Partial<SpanSpec>>> = {},
): SpanSpec[] {
  const specs: SpanSpec[] = [
    { id: "checkout", kind: "server", at: 0, lasts: 100, attributes: { "app.mode": "normal" } },
    { id: "validate", parent: "checkout", at: 1, lasts: 9 },
    { id: "cart", parent: "checkout", at: 10, lasts: 20 },
    { id: "query", parent: "cart", at: 12, lasts: 10 },
    { id: "pay", parent: "checkout", at: 40, lasts: 30 },
  ];
  return specs.map((spec) => ({ ...spec, trace, ...change[spec.id] }));
}

const assembled = (specs: readonly SpanSpec[]) => assembleTrace(spansOf(specs));

/** Fifteen healthy traces, alike but for a little jitter. */
function healthyTraces(): AssembledTrace[] {
  const random = seededRandom(1);
  return Array.from({ length: 15 }, (_, i) =>
    assembled(checkout(`healthy-${i}`, { pay: { lasts: 28 + 4 * random.next() } })),
  );
}

function draw({ divergences }: DivergenceReport): string[] {
  return divergences.map(
    ({ kind, path, support, of }) => `${kind} ${path.at(-1)?.name} ${support}/${of}`,
  );
}

const against = (specs: readonly SpanSpec[]) => findDivergence(assembled(specs), healthyTraces());

describe("divergences", () => {
  it("are none in a trace like the healthy ones", () => {
    const report = against(checkout("another"));
    expect(report).toMatchObject({ status: "ok", divergences: [], earliest: null, deepest: null });
    expect(report.references).toHaveLength(15);
  });

  it("show an operation that should have run, at the time when it should have", () => {
    const short = checkout("t", { checkout: { lasts: 70 } });
    const report = against(short.filter(({ id }) => id !== "pay"));
    expect(draw(report)).toEqual(["missing pay 15/15"]);
    expect(report.earliest?.atUnixNano).toBe(atMs(30));
  });

  it("show the top of what is missing or extra, not all that hangs below it", () => {
    expect(
      draw(against(checkout("t").filter(({ id }) => !["cart", "query"].includes(id)))),
    ).toEqual(["missing cart 15/15"]);
    const extra: SpanSpec[] = [
      { id: "backoff", parent: "pay", trace: "t", at: 45, lasts: 2 },
      { id: "timer", parent: "backoff", trace: "t", at: 45, lasts: 2 },
    ];
    expect(draw(against([...checkout("t"), ...extra]))).toEqual(["extra backoff 15/15"]);
  });

  it("show failures, answered and thrown, the thrown one below first", () => {
    const report = against(
      checkout("t", {
        checkout: {
          error: "",
          attributes: { "app.mode": "normal", "http.response.status_code": 500 },
        },
        pay: { error: "x", events: [exceptionAt(50, "RangeError", "overflow")] },
      }),
    );
    expect(draw(report)).toEqual(["exception pay 15/15", "status checkout 15/15"]);
    expect(report.deepest?.path.at(-1)?.name).toBe("pay");
    expect(report.divergences.map((one) => one.isUnexplained)).toEqual([true, false]);
  });

  it("show what took long of its own, not what waited for it", () => {
    const report = against(
      checkout("t", {
        checkout: { lasts: 400 },
        cart: { lasts: 320 },
        query: { lasts: 310 },
        pay: { at: 340 },
      }),
    );
    expect(draw(report)).toEqual(["latency query 15/15"]);
    expect(report.earliest?.atUnixNano).toBe(atMs(22));
  });

  it("show a call that is made more often", () => {
    const more: SpanSpec[] = [1, 2, 3].map((i) => ({
      id: `again-${i}`,
      name: "query",
      parent: "cart",
      trace: "t",
      at: 22 + 2 * i,
      lasts: 1,
    }));
    const report = against([...checkout("t"), ...more]);
    expect(draw(report)).toContain("count query 15/15");
  });

  it("show an attribute value that is new where healthy traces agree on another", () => {
    const report = against(checkout("t", { checkout: { attributes: { "app.mode": "strict" } } }));
    expect(draw(report)).toEqual(["attribute checkout 15/15"]);
    expect(report.earliest?.statement).toBe("app.mode is strict; normal in healthy traces");
  });

  it("do not show attributes that restate the failure or name the request", () => {
    const attributes = { "app.mode": "normal", "error.type": "500", "order.id": "17" };
    expect(draw(against(checkout("t", { checkout: { attributes } })))).toEqual([]);
  });

  it("show operations in another order", () => {
    const report = against(checkout("t", { validate: { at: 80 } }));
    expect(draw(report)).toContain("order validate 15/15");
  });

  it("align names that carry ids", () => {
    expect(withoutIds("GET /cart/42/items/7f3a9c21d0e4")).toBe("GET /cart/*/items/*");
    expect(withoutIds("v2.handler s3 GET")).toBe("v2.handler s3 GET");
    expect(withoutIds("job 0b9c2f5e-9d1a-4c55-8a2e-1f8f2a0c7d11")).toBe("job *");
  });
});

describe("the report", () => {
  it("tells the earliest from the deepest", () => {
    const report = against(
      checkout("t", {
        checkout: { attributes: { "app.mode": "strict" } },
        query: { error: "boom" },
      }),
    );
    expect(report.earliest?.kind).toBe("attribute");
    expect(report.deepest?.path.map((step) => step.name)).toEqual(["checkout", "cart", "query"]);
  });

  it("leaves out what healthy traces do not agree on", () => {
    const mixed = Array.from({ length: 10 }, (_, i) =>
      assembled(checkout(`h${i}`).filter(({ id }) => i < 5 || id !== "pay")),
    );
    const report = findDivergence(assembled(checkout("t").filter(({ id }) => id !== "pay")), mixed);
    expect(report.divergences).toEqual([]);
  });

  it("compares with the nearest healthy traces", () => {
    const other = Array.from({ length: 5 }, (_, i) =>
      assembled([{ id: "list", trace: `list-${i}`, kind: "server" }]),
    );
    const report = findDivergence(assembled(checkout("t")), [...other, ...healthyTraces()], {
      neighbours: 4,
    });
    expect(report.references.map(({ distance }) => distance)).toEqual([0, 0, 0, 0]);
    expect(report.divergences).toEqual([]);
  });

  it("says how little it rests on, or that it rests on nothing", () => {
    const trace = assembled(checkout("t"));
    expect(findDivergence(trace, healthyTraces().slice(0, 2))).toMatchObject({
      status: "degraded",
      reasons: ["only 2 healthy traces to compare with"],
    });
    expect(findDivergence(trace, [])).toMatchObject({ status: "failed" });
  });

  it("anchors every divergence that happened to spans of the trace", () => {
    const trace = assembled(checkout("t", { pay: { error: "boom" } }));
    const report = findDivergence(trace, healthyTraces());
    expect(report.earliest?.nodes).toEqual([nodeNamed(trace, "pay").index]);
  });
});

describe("whatever is received", () => {
  it("finds nothing when compared with itself", () => {
    fc.assert(
      fc.property(arbitrarySpans, (spans) => {
        const trace = assembleTrace(spans);
        expect(findDivergence(trace, [trace, trace, trace]).divergences).toEqual([]);
      }),
    );
  });

  it("gives the same report for every order of input", () => {
    const healthy = healthyTraces();
    fc.assert(
      fc.property(arbitraryOrders, ([spans, shuffled]) => {
        const report = findDivergence(assembleTrace(spans), healthy);
        expect(findDivergence(assembleTrace(shuffled), healthy)).toEqual(report);
      }),
    );
  });

  it("never claims more support than there are healthy traces", () => {
    fc.assert(
      fc.property(fc.array(arbitrarySpans, { minLength: 2, maxLength: 6 }), (several) => {
        const [failing, ...healthy] = several.map((spans) => assembleTrace(spans));
        if (failing === undefined) return;
        for (const { support, of } of findDivergence(failing, healthy).divergences) {
          expect(support).toBeLessThanOrEqual(of);
          expect(of).toBeLessThanOrEqual(healthy.length);
        }
      }),
    );
  });

  it("leaves the traces untouched", () => {
    const trace = freezeDeeply(assembled(checkout("t", { pay: { error: "boom" } })));
    expect(() => findDivergence(trace, freezeDeeply(healthyTraces()))).not.toThrow();
  });

  it("compares large and deep traces", () => {
    const large = assembleTrace(realisticTrace(10_000, 1));
    const other = assembleTrace(realisticTrace(10_000, 2));
    expect(findDivergence(large, [other, other, other]).divergences.length).toBeGreaterThan(0);
    const failing = deepTrace(10_000).map((span) => ({
      ...span,
      status: { code: "error" as const, message: "boom" },
    }));
    const deep = assembleTrace(deepTrace(10_000));
    const report = findDivergence(assembleTrace(failing), [deep, deep, deep]);
    expect(report.deepest).toMatchObject({ depth: 9_999 });
    expect(report.deepest?.path).toHaveLength(20);
  });
});

describe("the longest increasing subsequence", () => {
  it("is as long as any, and increasing", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 8 }), (values) => {
        const kept = [...longestIncreasing(values)].sort((a, b) => a - b);
        kept.forEach((at, i) => {
          const before = kept[i - 1];
          if (before !== undefined) expect(values[before]).toBeLessThan(values[at] ?? 0);
        });
        let longest = 0;
        for (let set = 0; set < 2 ** values.length; set += 1) {
          const chosen = values.filter((_, bit) => (set >> bit) & 1);
          if (chosen.every((value, i) => i === 0 || (chosen[i - 1] ?? 0) < value)) {
            longest = Math.max(longest, chosen.length);
          }
        }
        expect(kept).toHaveLength(longest);
      }),
    );
  });
});
