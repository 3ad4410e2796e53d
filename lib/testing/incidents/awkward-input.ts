import type { Span } from "@/lib/domain/span";
import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import { spanIdOf } from "@/lib/testing/builders/ids";
import type { Hop } from "@/lib/testing/builders/request-of";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import type { Incident } from "./incident";
import { shopRequest } from "./shop-request";

const SKEW_NANO = 200_000_000n;

/** Every second service's clock is 200 ms ahead, the others' as far behind. */
function skewed(spans: readonly Span[]): Span[] {
  return spans.map((span) => {
    const service = String(span.resource.attributes["service.name"]);
    const by = service.length % 2 === 0 ? SKEW_NANO : -SKEW_NANO;
    return {
      ...span,
      startUnixNano: span.startUnixNano + by,
      endUnixNano: span.endUnixNano + by,
    };
  });
}

function failingPayments(received?: (spans: readonly Span[]) => readonly Span[]) {
  return evidenceOf({
    received,
    draw: ({ during }) =>
      shopRequest({ payments: during(0.7) ? { throws: ["RangeError", "amount overflows"] } : {} }),
  });
}

export const skewedClocks: Incident = {
  name: "17 clocks that are off by 200 ms",
  evidence: () => failingPayments(skewed),
  expected: { causes: ["payments"], victims: ["checkout", "gateway", "bank"] },
};

/** As above, and something is slow. */
export const skewedAndSlow: Incident = {
  name: "17 clocks that are off by 200 ms, and a slow service",
  evidence: () =>
    evidenceOf({
      received: skewed,
      draw: ({ isWindow }) => shopRequest({ bank: { works: isWindow ? 250 : 10 } }),
    }),
  expected: { causes: ["bank"], victims: ["payments", "checkout", "gateway"] },
};

/** Five thousand calls one after the other, and a chain of two thousand, with the fault at their ends. */
export const largeTraces: Incident = {
  name: "23 traces of 10,000 spans and 2,000 deep",
  evidence: () =>
    evidenceOf({
      window: 4,
      healthy: 4,
      draw: ({ isWindow, index }) => {
        const broken = isWindow ? { throws: ["LeafError", "the last one fails"] as const } : {};
        const leaf: Hop = { service: "leaf", name: "last", works: 0.01, ...broken };
        const rows = Array.from(
          { length: 5000 },
          (): Hop => ({
            service: "rows",
            name: "row",
            works: 0.01,
          }),
        );
        if (index % 2 === 0) return { service: "wide", name: "all", calls: [...rows, leaf] };
        return Array.from({ length: 1000 }).reduce<Hop>(
          (below) => ({ service: "deep", name: "down", works: 0.01, calls: [below] }),
          leaf,
        );
      },
    }),
  expected: { causes: ["leaf"], victims: ["wide", "deep", "rows"] },
};

/** Spans come twice, one is its own parent's parent, one's parent never comes. */
export const brokenTraces: Incident = {
  name: "24 duplicate ids, cycles and missing parents",
  evidence: () =>
    failingPayments((spans) => {
      const [root] = spans;
      const bank = spans.findIndex(
        ({ resource }) => resource.attributes["service.name"] === "bank",
      );
      return spans.concat(spans.slice(2, 4)).map((span, i) => {
        if (i === bank) return { ...span, parentSpanId: spanIdOf("lost") };
        const service = span.resource.attributes["service.name"];
        return service === "cart" && span.kind === "server"
          ? { ...span, parentSpanId: span.spanId, resource: resourceOf("cart") }
          : { ...span, traceId: root?.traceId ?? span.traceId };
      });
    }),
  expected: { causes: ["payments"], victims: ["checkout", "gateway"] },
};
