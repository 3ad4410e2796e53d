import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Attributes } from "@/lib/domain/attributes";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { spansOf } from "@/lib/testing/builders/span-of";
import { contrastAttributes } from "./contrast-attributes";

/** A trace whose handler has these attributes, in three spans: a trace counts once all the same. */
function traceWith(id: string, attributes: Attributes, version = "1.8.0"): AssembledTrace {
  const resource = resourceOf("pay", { "service.version": version });
  const handler = { name: "charge", parent: "root", trace: id, attributes, resource };
  return assembleTrace(
    spansOf([
      { id: "root", trace: id, kind: "server" },
      ...[1, 2, 3].map((i) => ({ ...handler, id: `charge-${i}` })),
    ]),
  );
}

function traces(
  count: number,
  label: string,
  attributes: (i: number) => Attributes,
  version?: string,
) {
  return Array.from({ length: count }, (_, i) =>
    traceWith(`${label}-${i}`, attributes(i), version),
  );
}

const CURRENCIES = ["EUR", "USD", "GBP", "CHF"] as const;
const currency = (i: number) => CURRENCIES[i % 4] ?? "EUR";

describe("attribute cues", () => {
  it("find the value that failing traces share, with counts, q and examples", () => {
    const failing = traces(20, "f", (i) => ({ mode: "strict", currency: currency(i) }));
    const healthy = traces(100, "h", (i) => ({
      mode: i % 10 === 0 ? "strict" : "lenient",
      currency: currency(i),
    }));
    const cues = contrastAttributes(failing, healthy);
    expect(cues).toHaveLength(1);
    expect(cues[0]).toMatchObject({
      operation: { service: "pay", name: "charge" },
      key: "mode",
      value: "strict",
      counts: { failingWith: 20, failingWithout: 0, healthyWith: 10, healthyWithout: 90 },
      difference: 0.9,
      healthyShareAtMost: null,
    });
    expect(cues[0]?.q).toBeLessThan(1e-6);
    expect(cues[0]?.examples).toEqual(failing.slice(0, 3).map(({ traceId }) => traceId));
  });

  it("bound how common a value can be that no healthy trace has", () => {
    const failing = traces(10, "f", () => ({ mode: "strict" }));
    const [cue] = contrastAttributes(
      failing,
      traces(60, "h", () => ({ mode: "lenient" })),
    );
    expect(cue?.healthyShareAtMost).toBe(0.05);
  });

  it("give one name to values of the same traces, and list the others", () => {
    const failing = traces(10, "f", () => ({ mode: "strict", build: "77" }), "1.9.0");
    const healthy = traces(40, "h", () => ({ mode: "lenient", build: "76" }));
    const cues = contrastAttributes(failing, healthy);
    expect(cues).toHaveLength(1);
    expect([cues[0]?.key, ...(cues[0]?.aliases ?? [])]).toEqual([
      "build",
      "pay charge mode=strict",
      "pay charge service.version=1.9.0",
    ]);
  });

  it("leave out what restates the outcome, and ids", () => {
    const failing = traces(10, "f", (i) => ({
      "http.response.status_code": 500,
      "error.type": "500",
      "cart.id": `c${i}`,
      "retry.duration_ms": 7,
      note: `only ${i}`,
    }));
    expect(
      contrastAttributes(
        failing,
        traces(40, "h", () => ({ note: "x" })),
      ),
    ).toEqual([]);
  });

  it("claim nothing from fewer than five failing traces, but show what only they have", () => {
    const failing = traces(2, "f", () => ({ mode: "strict", zone: "a" }));
    const healthy = traces(50, "h", (i) => ({ mode: "lenient", zone: i % 2 === 0 ? "a" : "b" }));
    expect(contrastAttributes(failing, healthy)).toMatchObject([
      { key: "mode", value: "strict", q: null, healthyShareAtMost: 0.06 },
    ]);
  });

  it("raise no alarm when failing and healthy traces are drawn alike", () => {
    const random = seededRandom(3);
    const attributes = () => ({
      mode: random.pick(["a", "b"]),
      zone: random.pick(["x", "y", "z"]),
      tier: random.pick(["1", "2", "3", "4"]),
    });
    const alarms = Array.from({ length: 40 }, (_, run) =>
      contrastAttributes(traces(15, `f${run}`, attributes), traces(45, `h${run}`, attributes)),
    ).filter((cues) => cues.length > 0).length;
    expect(alarms).toBeLessThanOrEqual(4);
  });

  it("say nothing without both sides", () => {
    const some = traces(5, "f", () => ({ mode: "strict" }));
    expect([contrastAttributes([], some), contrastAttributes(some, [])]).toEqual([[], []]);
  });

  it("do not depend on the order of the traces, but for the examples", () => {
    const failing = traces(12, "f", (i) => ({ mode: "strict", currency: currency(i) }));
    const healthy = traces(40, "h", (i) => ({ mode: "lenient", currency: currency(i) }));
    const bare = (cues: ReturnType<typeof contrastAttributes>) =>
      cues.map((cue) => ({ ...cue, examples: [] }));
    const shuffle = seededRandom(1).shuffle;
    expect(bare(contrastAttributes(shuffle(failing), shuffle(healthy)))).toEqual(
      bare(contrastAttributes(failing, healthy)),
    );
  });

  it("leave the traces untouched", () => {
    const failing = freezeDeeply(traces(6, "f", () => ({ mode: "strict" })));
    const healthy = freezeDeeply(traces(6, "h", () => ({ mode: "lenient" })));
    expect(() => contrastAttributes(failing, healthy)).not.toThrow();
  });
});
