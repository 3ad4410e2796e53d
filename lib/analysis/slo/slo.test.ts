import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BurnRule, ruleKey } from "@/lib/domain/slo";
import { bucketSecondsOf, bucketStartMs } from "./bucket-times";
import { burnRate } from "./burn-rate";
import { defaultRules } from "./default-rules";
import { computeErrorBudget, secondsToExhaustion } from "./error-budget";
import { evaluateRules } from "./evaluate-rules";
import { findRuleProblems } from "./find-rule-problems";

const DAY = 86_400;
const factors = (days: number) =>
  defaultRules(days * DAY).map(({ factor }) => Number(factor.toFixed(2)));
const targets = fc.double({ min: 0.5, max: 0.9999, noNaN: true });
const events = fc
  .record({ good: fc.nat(1_000_000), bad: fc.nat(1_000_000) })
  .map(({ good, bad }) => ({ total: good + bad, bad }));

describe("the workbook's table", () => {
  it("is what a period of 30 days gets", () => {
    expect(defaultRules(30 * DAY)).toEqual([
      { severity: "page", longSeconds: 3_600, shortSeconds: 300, factor: 14.4 },
      { severity: "page", longSeconds: 21_600, shortSeconds: 1_800, factor: 6 },
      { severity: "ticket", longSeconds: DAY, shortSeconds: 7_200, factor: 3 },
      { severity: "ticket", longSeconds: 3 * DAY, shortSeconds: 21_600, factor: 1 },
    ]);
  });

  it("is recomputed for other periods", () => {
    expect(factors(28)).toEqual([13.44, 5.6, 2.8, 0.93]);
    expect(factors(90)).toEqual([43.2, 18, 9, 3]);
    expect(factors(7)).toEqual([3.36, 1.4, 0.7, 0.23]);
  });

  it.each([0.02, 0.05, 0.1])("uses up %s of the budget over a window at its factor", (share) => {
    const rule = defaultRules(30 * DAY).find(
      ({ factor, longSeconds }) => Math.abs((factor * longSeconds) / (30 * DAY) - share) < 1e-9,
    );
    expect(rule).toBeDefined();
  });

  it("shrinks with a period of less than a week, and never breaks its own rules", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 9_000_000 }), (tens) => {
        const periodSeconds = tens * 10;
        const rules = defaultRules(periodSeconds);
        const slo = { rules, target: 0.9999, periodSeconds };
        expect(findRuleProblems(slo).filter((text) => !text.includes("never fire"))).toEqual([]);
        for (const rule of rules)
          expect((rule.longSeconds % 10) + (rule.shortSeconds % 10)).toBe(0);
      }),
    );
  });

  it("asks for 1.44 % of errors at 99.9 % to page within an hour", () => {
    const rules = defaultRules(30 * DAY).slice(0, 1);
    const firesAt = (bad: number) =>
      evaluateRules(
        { rules, target: 0.999, minBadEvents: 1 },
        new Map([3_600, 300].map((seconds) => [seconds, { total: 100_000, bad }])),
        new Set(),
      )[0]?.isFiring;
    expect(firesAt(1_439)).toBe(false);
    expect(firesAt(1_441)).toBe(true);
  });
});

describe("burn rate", () => {
  it("is 1 when exactly the allowed share is bad, and nothing without events", () => {
    expect(burnRate({ total: 1_000, bad: 1 }, 0.999)).toBeCloseTo(1, 9);
    expect(burnRate({ total: 0, bad: 0 }, 0.999)).toBeNull();
  });

  it("never falls as errors rise", () => {
    fc.assert(
      fc.property(events, fc.nat(1_000), targets, ({ total, bad }, more, target) => {
        const before = burnRate({ total: total + 1, bad }, target) ?? 0;
        const worse = Math.min(total + 1, bad + more);
        const after = burnRate({ total: total + 1, bad: worse }, target) ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe("the error budget", () => {
  it("is what the target leaves over", () => {
    const budget = computeErrorBudget({ total: 10_000, bad: 4 }, 0.999);
    expect(budget.allowedBad).toBeCloseTo(10, 9);
    expect(budget.remaining).toBeCloseTo(0.6, 9);
    expect(computeErrorBudget({ total: 0, bad: 0 }, 0.999).remaining).toBeNull();
    expect(computeErrorBudget({ total: 1_000, bad: 3 }, 0.999).remaining).toBeCloseTo(-2, 9);
  });

  it("lasts a period at a burn rate of 1, and less the faster it burns", () => {
    expect(secondsToExhaustion(1, 1, 30 * DAY)).toBe(30 * DAY);
    expect(secondsToExhaustion(0.5, 14.4, 30 * DAY)).toBe(90_000);
    expect(secondsToExhaustion(0, 3, DAY)).toBe(0);
    expect(secondsToExhaustion(0.5, 0, DAY)).toBeNull();
    expect(secondsToExhaustion(null, 3, DAY)).toBeNull();
  });

  it("never grows as errors rise", () => {
    fc.assert(
      fc.property(events, targets, ({ total, bad }, target) => {
        const rest = (count: number) =>
          computeErrorBudget({ total: total + 1, bad: count }, target).remaining ?? 1;
        expect(rest(bad + 1)).toBeLessThanOrEqual(rest(bad));
      }),
    );
  });
});

describe("a rule", () => {
  const rule: BurnRule = { severity: "page", longSeconds: 3_600, shortSeconds: 300, factor: 14.4 };
  const slo = { rules: [rule], target: 0.99, minBadEvents: 5 };
  const hot = { total: 100, bad: 20 };
  const calm = { total: 100, bad: 1 };
  const fires = (long: object, short: object, before = false) =>
    evaluateRules(
      slo,
      new Map([
        [3_600, { total: 0, bad: 0, ...long }],
        [300, { total: 0, bad: 0, ...short }],
      ]),
      new Set(before ? [ruleKey(rule)] : []),
    )[0]?.isFiring;

  it("fires when both windows burn", () => {
    expect([fires(hot, hot), fires(hot, calm), fires(calm, hot)]).toEqual([true, false, false]);
  });

  it("is calm again when neither does", () => {
    const after = [fires(hot, calm, true), fires(calm, hot, true), fires(calm, calm, true)];
    expect(after).toEqual([true, true, false]);
    expect(fires({}, {}, true)).toBe(false);
  });

  it("waits for enough bad events where there is little traffic", () => {
    expect(fires({ total: 4, bad: 4 }, { total: 1, bad: 1 })).toBe(false);
    expect(fires({ total: 5, bad: 5 }, { total: 1, bad: 1 })).toBe(true);
  });

  it("that fires goes on to fire when more fails", () => {
    fc.assert(
      fc.property(events, events, fc.boolean(), (long, short, before) => {
        if (!fires(long, short, before)) return;
        expect(fires({ ...long, bad: long.total }, { ...short, bad: short.total }, before)).toBe(
          true,
        );
      }),
    );
  });
});

describe("rules that cannot work", () => {
  const problemsOf = (target: number, changes: Partial<BurnRule> = {}) =>
    findRuleProblems({
      target,
      periodSeconds: 30 * DAY,
      rules: [
        { severity: "page", longSeconds: 3_600, shortSeconds: 300, factor: 14.4, ...changes },
      ],
    });

  it("are refused with the reason: 14.4 never fires at 93 %, and does at 93.1 %", () => {
    expect(problemsOf(0.931)).toEqual([]);
    expect(problemsOf(0.93)).toEqual([
      "rule page-3600-300 can never fire: a burn rate of 14.4 asks for more than 100.8 % of " +
        "events to be bad; at a target of 93 % the fastest possible burn rate is 14.29",
    ]);
  });

  it("are those whose windows do not fit each other or the period, and doubles", () => {
    expect(problemsOf(0.99, { shortSeconds: 3_600 })[0]).toContain("shorter than the long one");
    expect(problemsOf(0.99, { longSeconds: 31 * DAY })[0]).toContain("longer than the period");
    const twice = defaultRules(30 * DAY).slice(0, 1);
    const slo = { target: 0.99, periodSeconds: 30 * DAY, rules: [...twice, ...twice] };
    expect(findRuleProblems(slo)).toEqual(["rule page-3600-300 is given twice"]);
  });

  it("are exactly those that do not fire when everything fails", () => {
    const all = { total: 1_000, bad: 1_000 };
    fc.assert(
      fc.property(targets, fc.double({ min: 0.1, max: 2_000, noNaN: true }), (target, factor) => {
        const rule: BurnRule = { severity: "page", longSeconds: 600, shortSeconds: 300, factor };
        const slo = { target, rules: [rule], minBadEvents: 1, periodSeconds: DAY };
        const windows = new Map([600, 300].map((seconds) => [seconds, all]));
        const canFire = evaluateRules(slo, windows, new Set())[0]?.isFiring;
        expect(findRuleProblems(slo).length === 0).toBe(canFire);
      }),
    );
  });
});

describe("buckets", () => {
  it("are minutes, and ten seconds where windows are short", () => {
    expect(bucketSecondsOf({ rules: defaultRules(30 * DAY) })).toBe(60);
    expect(bucketSecondsOf({ rules: defaultRules(3_600) })).toBe(10);
  });

  it("hold the moments from their start on", () => {
    expect([119_999, 120_000].map((at) => bucketStartMs(at, 60))).toEqual([60_000, 120_000]);
  });
});
