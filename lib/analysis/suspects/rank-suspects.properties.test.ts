import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { freezeDeeply } from "@/lib/testing/builders/freeze-deeply";
import { gaugeOf } from "@/lib/testing/builders/gauge-of";
import { type SeededRandom, seededRandom } from "@/lib/testing/builders/seeded-random";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { arbitrarySpans } from "@/lib/testing/gallery/arbitrary-spans";
import { ALL_INCIDENTS } from "@/lib/testing/incidents/all-incidents";
import type { EvidenceSet } from "./evidence-set";
import { rankSuspects } from "./rank-suspects";
import type { Ranking } from "./suspect";

const SMALL = ALL_INCIDENTS.filter(({ name }) => !name.startsWith("23"));
const WITH_METRICS = SMALL.map(({ name, evidence }) => {
  const set = evidence();
  const gauges = ["orders", "payments", "bank"].map((service, i) =>
    gaugeOf("process.memory.usage", service, { before: 100, during: 100 + i * 50, seed: i }),
  );
  return { name, set: freezeDeeply({ ...set, metrics: [...set.metrics, ...gauges] }) };
});

const NOTHING: EvidenceSet = {
  window: [],
  healthy: [],
  windowLogs: [],
  healthyLogs: [],
  metrics: [],
  changes: [],
};

/** Spans that arrive in another order make the same trace, assembled anew. */
function arrivingOtherwise(trace: AssembledTrace, random: SeededRandom): AssembledTrace {
  const spans = trace.nodes.flatMap((node) => (node.kind === "span" ? [node.span] : []));
  return trace.repairs.length > 0 ? trace : assembleTrace(random.shuffle(spans));
}

function shuffled(set: EvidenceSet, seed: number): EvidenceSet {
  const random = seededRandom(seed);
  return {
    window: random.shuffle(set.window).map((trace) => arrivingOtherwise(trace, random)),
    healthy: random.shuffle(set.healthy).map((trace) => arrivingOtherwise(trace, random)),
    windowLogs: random.shuffle(set.windowLogs),
    healthyLogs: random.shuffle(set.healthyLogs),
    metrics: random.shuffle(set.metrics),
    changes: random.shuffle(set.changes),
  };
}

function expectSound({ suspects, noneProbability, status }: Ranking): void {
  const sum = suspects.reduce((total, { probability }) => total + probability, noneProbability);
  if (suspects.length < 10) expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
  else expect(sum).toBeLessThanOrEqual(1 + 1e-9);
  for (const { probability, evidence } of suspects) {
    expect(probability).toBeGreaterThanOrEqual(0);
    for (const { nats, statement } of evidence) {
      expect(Number.isFinite(nats)).toBe(true);
      expect(statement).not.toMatch(/undefined|NaN|Infinity/);
    }
  }
  if ((suspects[0]?.probability ?? 0) <= noneProbability) expect(status).toBe("abstained");
}

/** What an anchor may name. */
function anchorsOf(set: EvidenceSet): Set<string> {
  const spans = [...set.window, ...set.healthy].flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" ? [node.span] : [])),
  );
  return new Set([
    ...spans.flatMap(({ spanId, attributes, resource }) => [
      `span:${spanId}`,
      ...Object.keys({ ...resource.attributes, ...attributes }).map(
        (key) => `span:${spanId}#attr=${key}`,
      ),
    ]),
    ...[...set.windowLogs, ...set.healthyLogs].map(({ id }) => `log:${id}`),
    ...set.metrics.flatMap(({ name, data }) =>
      data.points.map(({ timeUnixNano }) => `metric:${name}@${timeUnixNano}`),
    ),
    ...set.changes.map(({ id }) => `change:${id}`),
  ]);
}

describe("every ranking", () => {
  it.each(WITH_METRICS)("$name: is the same in any order of the evidence", ({ set }) => {
    const ranking = rankSuspects(set);
    for (const seed of [1, 2]) expect(rankSuspects(shuffled(set, seed))).toEqual(ranking);
  });

  it.each(WITH_METRICS)("$name: adds up, and its anchors resolve", ({ set }) => {
    const ranking = rankSuspects(set);
    expectSound(ranking);
    const known = anchorsOf(set);
    const named = ranking.suspects.flatMap(({ evidence }) => evidence.flatMap((e) => e.anchors));
    expect(named.filter((anchor) => !known.has(anchor))).toEqual([]);
    for (const { spanIds } of ranking.suspects) {
      expect(spanIds.filter((id) => !known.has(`span:${id}`))).toEqual([]);
    }
  });

  it.each(ALL_TRACES)("comes to an end on the gallery's $name", ({ spans }) => {
    const traces = [assembleTrace(spans())];
    const few = ALL_TRACES.slice(0, 5).map((other) => assembleTrace(other.spans()));
    expectSound(rankSuspects({ ...NOTHING, window: traces }));
    expectSound(rankSuspects({ ...NOTHING, healthy: traces }));
    expectSound(rankSuspects({ ...NOTHING, window: traces, healthy: traces }));
    expectSound(rankSuspects({ ...NOTHING, window: traces, healthy: few }));
    expectSound(rankSuspects({ ...NOTHING, window: few, healthy: traces }));
  });

  it("is sound for any spans at all", () => {
    const traces = fc.array(arbitrarySpans, { maxLength: 6 });
    fc.assert(
      fc.property(traces, traces, (window, healthy) => {
        const set = {
          ...NOTHING,
          window: window.map((spans) => assembleTrace(spans)),
          healthy: healthy.map((spans) => assembleTrace(spans)),
        };
        expectSound(rankSuspects(set));
      }),
      { numRuns: 100 },
    );
  });
});
