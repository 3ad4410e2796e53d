import { describe, expect, it } from "vitest";
import { serviceNameOf } from "@/lib/domain/resource";
import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import { ALL_INCIDENTS } from "@/lib/testing/incidents/all-incidents";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import type { EvidenceSet } from "./evidence-set";
import { rankSuspects } from "./rank-suspects";

const ALL = { limit: Number.POSITIVE_INFINITY, spansEach: Number.POSITIVE_INFINITY };

const CALLS = new Set(["client"]);

function spansOf({ window }: EvidenceSet) {
  const nodes = window.flatMap((trace) => trace.nodes.map((node) => ({ node, trace })));
  return new Map(
    nodes.flatMap(({ node, trace }) =>
      node.kind === "span"
        ? [[node.span.spanId as string, { span: node.span, trace }] as const]
        : [],
    ),
  );
}

describe("the spans that stand for a suspect", () => {
  it("are of the operation that is named, in each failing trace of the window and in no other", () => {
    const failing = new Set<number>();
    const evidence = evidenceOf({
      draw: ({ during, isWindow, index }) => {
        const isBroken = during(0.7);
        if (isBroken && isWindow) failing.add(index);
        return shopRequest({
          payments: isBroken ? { throws: ["RangeError", "amount overflows"] } : {},
        });
      },
    });
    const [first] = rankSuspects(evidence, ALL).suspects;
    const spans = spansOf(evidence);
    const named = (first?.spanIds ?? []).map((id) => spans.get(id));
    expect(new Set(named.map((one) => one?.span.name))).toEqual(new Set([first?.operation]));
    expect(new Set(named.map((one) => one && serviceNameOf(one.span.resource)))).toEqual(
      new Set(["payments"]),
    );
    const traces = [...failing].map((index) => evidence.window[index]);
    expect(new Set(named.map((one) => one?.trace))).toEqual(new Set(traces));
    expect(named).toHaveLength(failing.size);
  });

  it("of drawn incidents are of the named operation alone, or, where it shows in none, of others alone", () => {
    const shown = ALL_INCIDENTS.flatMap(({ evidence }) => {
      const set = evidence();
      const spans = spansOf(set);
      return rankSuspects(set, ALL).suspects.flatMap(({ kind, service, operation, spanIds }) => {
        if (kind !== "operation" || spanIds.length === 0) return [];
        const own = spanIds.filter((id) => {
          const span = spans.get(id)?.span;
          return span?.name === operation && serviceNameOf(span.resource) === service;
        });
        return [{ own: own.length, all: spanIds.length }];
      });
    });
    expect(shown.filter(({ own, all }) => own !== all && own !== 0)).toEqual([]);
    const whole = shown.filter(({ own, all }) => own === all).length;
    console.info(`${whole} of ${shown.length} suspects are shown by spans of their own operation`);
    expect(whole).toBeGreaterThan(shown.length * 0.6);
  });

  it("of a peer are calls to it, and of an edge the calls over it with their answers", () => {
    const checked = new Set<string>();
    for (const { evidence, expected } of ALL_INCIDENTS) {
      if (expected.kind !== "edge" && expected.kind !== "peer") continue;
      const set = evidence();
      const spans = spansOf(set);
      const [first] = rankSuspects(set, ALL).suspects;
      if (first?.kind !== expected.kind) continue;
      const shown = first.spanIds.flatMap((id) => spans.get(id)?.span ?? []);
      const services = new Set(shown.map(({ resource }) => serviceNameOf(resource)));
      const ends: readonly unknown[] = [first.edge?.caller, first.edge?.callee];
      if (first.kind === "peer") expect(new Set(shown.map(({ kind }) => kind))).toEqual(CALLS);
      else expect([...services].filter((service) => !ends.includes(service))).toEqual([]);
      checked.add(first.kind);
    }
    expect(checked).toEqual(new Set(["edge", "peer"]));
  });
});
