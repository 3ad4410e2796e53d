import { beforeAll, describe, expect, it } from "vitest";
import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { IncidentCase } from "@/lib/services/evaluation/read-case-folder";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { citedOf, packInputOf, readRecordedCases } from "@/lib/testing/cases/recorded-cases";
import { buildTracepack } from "./build-tracepack";
import { byteLength, canonicalJson } from "./canonical-json";
import { diffTracepacks } from "./diff-tracepacks";
import { DEFAULT_BUDGET, fitBudget } from "./fit-budget";
import { hashTracepack } from "./hash-tracepack";
import { Tracepack } from "./tracepack-schema";

let cases: IncidentCase[] = [];
beforeAll(async () => {
  cases = await readRecordedCases();
}, 60_000);

const NAMES = [
  "01-missing-cart-id",
  "02-phantom-timeout",
  "03-decimal-overflow",
  "04-retry-storm",
  "05-connection-refused",
  "06-row-lock",
];

function caseNamed(id: string): IncidentCase {
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no recording ${id}`);
  return found;
}

function shuffled(evidence: CitedEvidence, seed: number): CitedEvidence {
  const { shuffle } = seededRandom(seed);
  return {
    ...evidence,
    window: shuffle(evidence.window),
    healthy: shuffle(evidence.healthy),
    windowLogs: shuffle(evidence.windowLogs),
    healthyLogs: shuffle(evidence.healthyLogs),
    metrics: shuffle(evidence.metrics),
    changes: shuffle(evidence.changes),
  };
}

describe("a tracepack of a recorded incident", () => {
  it.each(NAMES)("%s keeps the true cause within the budget and its schema", (id) => {
    const { evidence, label } = caseNamed(id);
    const { pack, bytes, isWithin } = fitBudget(buildTracepack(packInputOf(citedOf(evidence))));
    expect(isWithin).toBe(true);
    expect(bytes).toBeLessThanOrEqual(DEFAULT_BUDGET.maxBytes);
    expect(byteLength(canonicalJson(pack))).toBe(bytes);
    expect(Tracepack.parse(JSON.parse(canonicalJson(pack)))).toEqual(pack);
    const roots = new Set<string>(label.root_spans ?? []);
    expect(pack.spans.filter((span) => roots.has(span.id)).length).toBeGreaterThan(0);
    console.info(`${id}: ${bytes} bytes, ${pack.spans.length} spans, ${pack.logs.length} logs`);
  });

  it.each(NAMES)("%s is the same to the byte for any order of its evidence", (id) => {
    const evidence = citedOf(caseNamed(id).evidence);
    const hashOf = (one: CitedEvidence) =>
      hashTracepack(fitBudget(buildTracepack(packInputOf(one))).pack);
    const hash = hashOf(evidence);
    for (const seed of [1, 2]) expect(hashOf(shuffled(evidence, seed))).toBe(hash);
  });

  it("tells what was left out, with no number that leads nowhere", () => {
    const { evidence } = caseNamed("04-retry-storm");
    const whole = buildTracepack(packInputOf(citedOf(evidence)));
    for (const maxBytes of [12_000, 20_000, 51_200, 200_000]) {
      const { pack } = fitBudget(whole, { maxBytes, maxTokens: 1_000_000 });
      const ids = new Set(pack.spans.map((span) => span.id));
      for (const span of pack.spans) {
        expect(pack.operations[span.operation]).toBeDefined();
        expect(pack.resources[span.resource]).toBeDefined();
        for (const i of span.attributes) expect(pack.attributes[i]).toBeDefined();
        if (span.parent !== null) expect(ids.has(span.parent)).toBe(true);
      }
      for (const log of pack.logs) expect(pack.logTemplates[log.template]).toBeDefined();
      const left = pack.collapsed.reduce((sum, { spans }) => sum + spans, 0);
      const total = pack.traces.reduce((sum, { spans }) => sum + spans, 0);
      if (pack.collapsed.length < 60) expect(left + pack.spans.length).toBe(total);
      expect(pack.omitted.length).toBeGreaterThan(0);
    }
  });
});

/** A wide and deep trace of 10,000 spans in which one span in the depth fails. */
function largeTrace(label: string, failsAt: number | null, width: number): SpanSpec[] {
  return Array.from({ length: 10_000 }, (_, i) => ({
    id: `${label}-${i}`,
    trace: label,
    at: i * 0.01,
    lasts: 200 - i * 0.01,
    service: `service-${i % 23}`,
    name: `operation-${i % 211}`,
    attributes: { "http.route": `/route/${i % 211}`, "request.number": i, note: "x".repeat(200) },
    ...(i === 0 ? {} : { parent: `${label}-${Math.floor((i - 1) / width)}` }),
    ...(failsAt !== null && i === failsAt
      ? { error: "cannot convert", name: "convert", service: "ledger" }
      : {}),
  }));
}

describe("a tracepack of a trace of 10,000 spans", () => {
  it.each([1, 2, 50, 9_999])(
    "with %i children each stays within the budget and keeps its cause",
    (width) => {
      const window = ["a", "b"].map((label) =>
        assembleTrace(spansOf(largeTrace(label, 4_321, width))),
      );
      const healthy = [assembleTrace(spansOf(largeTrace("c", null, width)))];
      const evidence = citedOf({
        window,
        healthy,
        windowLogs: [],
        healthyLogs: [],
        metrics: [],
        changes: [],
      });
      const { pack, isWithin } = fitBudget(buildTracepack(packInputOf(evidence)));
      expect(isWithin).toBe(true);
      const named = pack.spans.filter(
        (span) => pack.operations[span.operation]?.service === "ledger",
      );
      expect(named.length).toBeGreaterThan(0);
    },
  );
});

describe("the difference of two tracepacks", () => {
  it("is empty for the same and names what changed", () => {
    const { evidence } = caseNamed("01-missing-cart-id");
    const { pack } = fitBudget(buildTracepack(packInputOf(citedOf(evidence))));
    expect(diffTracepacks(pack, pack)).toEqual([]);
    const [first] = pack.changes;
    if (first === undefined) throw new Error("the recording has a change");
    const other = { ...pack, changes: [{ ...first, title: "another" }, ...pack.changes.slice(1)] };
    expect(diffTracepacks(pack, other).map(({ list, name }) => [list, name])).toEqual([
      ["changes", first.id],
    ]);
  });
});
