import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Slo, SloDefinition } from "@/lib/domain/slo";
import { defaultRules } from "./default-rules";
import { parseOpenSlo } from "./parse-open-slo";
import { writeOpenSlo } from "./write-open-slo";

const text = fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" });
const filter = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z.]{0,20}$/),
  fc.array(text, { minLength: 1, maxLength: 3 }),
  { maxKeys: 3 },
);
const spans = fc.record({
  source: fc.constant("spans" as const),
  service: text,
  route: fc.option(text),
  spanKind: fc.constantFrom(null, "server" as const, "client" as const),
  attributes: filter,
});
const metric = fc.record({ name: text, service: fc.option(text), attributes: filter });
const positive = fc.double({ min: 0.001, max: 10_000, noNaN: true });
const indicator = fc.oneof(
  spans.map((one) => ({ ...one, kind: "availability" as const })),
  fc.tuple(spans, positive).map(([one, thresholdMs]) => ({
    ...one,
    kind: "latency" as const,
    thresholdMs,
  })),
  fc.record({
    source: fc.constant("metrics" as const),
    kind: fc.constant("availability" as const),
    total: metric,
    counted: metric,
    countedAre: fc.constantFrom("good" as const, "bad" as const),
  }),
  fc.record({
    source: fc.constant("metrics" as const),
    kind: fc.constant("latency" as const),
    histogram: metric,
    threshold: positive,
  }),
);
const slos: fc.Arbitrary<Slo> = fc
  .record({
    name: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}[a-z0-9]$/).filter((one) => one !== "openslo"),
    displayName: fc.string({ maxLength: 50, unit: "grapheme" }),
    description: fc.string({ maxLength: 200, unit: "grapheme" }),
    service: text,
    target: fc.double({ min: 0.01, max: 0.99999, noNaN: true }),
    periodSeconds: fc.integer({ min: 6, max: 3_000_000 }).map((tens) => tens * 10),
    indicator,
    minBadEvents: fc.integer({ min: 1, max: 1_000 }),
  })
  .map((slo) => ({ ...slo, rules: defaultRules(slo.periodSeconds) }));

describe("OpenSLO", () => {
  it("written is read back whole, with nothing to note", () => {
    fc.assert(
      fc.property(fc.array(slos, { minLength: 1, maxLength: 3 }), (list) => {
        const given = list.map((slo) => SloDefinition.parse(slo));
        expect(parseOpenSlo(writeOpenSlo(list))).toEqual({ slos: given, notes: [] });
      }),
    );
  });

  it("never throws, whatever text it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (given) => {
        expect(parseOpenSlo(given).slos).toEqual([]);
      }),
    );
  });
});

const FILE = `
apiVersion: openslo/v1
kind: Service
metadata: {name: checkout}
spec: {description: buys}
---
apiVersion: openslo/v1
kind: SLI
metadata: {name: checkout-errors}
spec:
  ratioMetric:
    counter: true
    bad: {metricSource: {type: faultline, spec: {source: spans, route: /checkout, failed: true}}}
    total: {metricSource: {type: faultline, spec: {source: spans, route: /checkout}}}
---
apiVersion: openslo/v1
kind: AlertCondition
metadata: {name: fast}
spec:
  severity: critical
  condition: {kind: burnrate, op: lte, threshold: 14.4, lookbackWindow: 1h, alertAfter: 5m}
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: wake}
spec:
  alertWhenNoData: true
  conditions: [{conditionRef: fast}]
  notificationTargets: [{targetRef: mail}]
---
apiVersion: openslo/v1
kind: SLO
metadata: {name: checkout-up, displayName: Checkout is up, labels: {team: shop}}
spec:
  description: it works
  service: checkout
  indicatorRef: checkout-errors
  timeWindow: [{duration: 1M, isRolling: true}]
  budgetingMethod: Occurrences
  objectives: [{displayName: good enough, targetPercent: 99.5}]
  alertPolicies: [{alertPolicyRef: wake}]
`;

describe("a file of several documents", () => {
  const { slos: found, notes } = parseOpenSlo(FILE);

  it("is put together from its references", () => {
    expect(found).toMatchObject([
      {
        name: "checkout-up",
        target: 0.995,
        periodSeconds: 30 * 86_400,
        indicator: { source: "spans", kind: "availability", service: "checkout" },
        rules: [{ severity: "page", longSeconds: 3_600, shortSeconds: 300, factor: 14.4 }],
      },
    ]);
  });

  it("has everything named that was not taken as it stands", () => {
    expect(notes.map(({ effect, path }) => `${effect} ${path}`).sort()).toEqual(
      [
        "changed spec.alertPolicies[0].spec.conditions[0]",
        "changed spec.alertPolicies[0].spec.conditions[0].spec.condition.op",
        "changed spec.timeWindow[0].duration",
        "left-out ",
        "left-out metadata.labels",
        "left-out spec.alertPolicies[0].spec.alertWhenNoData",
        "left-out spec.alertPolicies[0].spec.conditions[0].spec.condition.alertAfter",
        "left-out spec.alertPolicies[0].spec.notificationTargets",
        "left-out spec.objectives[0].displayName",
      ].sort(),
    );
  });

  it.each([
    ["a calendar", "isRolling: true", "isRolling: false", "spec.timeWindow[0]"],
    ["time slices", "Occurrences", "Timeslices", "spec.budgetingMethod"],
    ["a store to query", "type: faultline", "type: Prometheus", "total.metricSource"],
    ["another condition", "kind: burnrate", "kind: anomaly", "spec.condition.kind"],
    ["a lost reference", "indicatorRef: checkout-errors", "indicatorRef: gone", "spec"],
    ["a target beyond reach", "99.5", "100", "target"],
    ["no target", "targetPercent: 99.5", "op: lt", "target"],
  ])("is refused with the place when it asks for %s", (_what, from, to, path) => {
    const refused = parseOpenSlo(FILE.replaceAll(from, to));
    expect(refused.slos).toEqual([]);
    const reasons = refused.notes.filter(({ effect }) => effect === "refused");
    expect(reasons.some((note) => note.path.endsWith(path) && note.message !== "")).toBe(true);
  });

  it("with several objectives gives an SLO of each", () => {
    const both = FILE.replace("targetPercent: 99.5}", "target: 0.99}, {target: 0.999}");
    expect(parseOpenSlo(both).slos.map(({ name, target }) => [name, target])).toEqual([
      ["checkout-up-1", 0.99],
      ["checkout-up-2", 0.999],
    ]);
  });

  it("that is no YAML, or of another version, says so", () => {
    expect(parseOpenSlo("a: [").notes[0]).toMatchObject({ effect: "refused" });
    expect(parseOpenSlo("apiVersion: openslo/v2alpha\nkind: SLO").notes[0]?.path).toBe(
      "apiVersion",
    );
    expect(parseOpenSlo("").notes[0]?.message).toBe("holds no document");
  });
});
