import { bucketSecondsOf, LATE_WITHIN_SECONDS } from "@/lib/analysis/slo/bucket-times";
import { burnRate, errorRatio, NO_EVENTS } from "@/lib/analysis/slo/burn-rate";
import { computeErrorBudget, secondsToExhaustion } from "@/lib/analysis/slo/error-budget";
import type { SloDto, SloState } from "@/lib/domain/contracts/slo";
import { type BurnRule, ruleKey, type StoredSlo } from "@/lib/domain/slo";

/** An SLO as JSON, with what follows from the events of its windows at its last tick. */
export function toSloDto(stored: StoredSlo): SloDto {
  const { slo, windows, evaluatedAt, countedThrough, createdAt, updatedAt } = stored;
  const period = windows.get(slo.periodSeconds) ?? NO_EVENTS;
  const ratio = errorRatio(period);
  const budget = computeErrorBudget(period, slo.target);
  const exhaustion = secondsToExhaustion(budget.remaining, recentBurn(stored), slo.periodSeconds);
  return {
    ...slo,
    rules: slo.rules.map((rule) => toRuleDto(stored, rule)),
    state: stateOf(stored, budget.remaining),
    good: ratio === null ? null : 1 - ratio,
    budget: { ...budget, secondsToExhaustion: exhaustion },
    windows: [...windows]
      .toSorted(([a], [b]) => a - b)
      .map(([seconds, counts]) => ({
        seconds,
        ...counts,
        burnRate: burnRate(counts, slo.target),
      })),
    bucketSeconds: bucketSecondsOf(slo),
    lateWithinSeconds: LATE_WITHIN_SECONDS,
    evaluatedAt: evaluatedAt?.toISOString() ?? null,
    countedThrough: countedThrough.toISOString(),
    reasons: [...stored.reasons],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function toRuleDto({ slo, windows, firing }: StoredSlo, rule: BurnRule): SloDto["rules"][number] {
  const key = ruleKey(rule);
  const since = firing.find((one) => one.rule === key)?.since ?? null;
  const burnOver = (seconds: number) => burnRate(windows.get(seconds) ?? NO_EVENTS, slo.target);
  return {
    ...rule,
    key,
    thresholdRatio: rule.factor * (1 - slo.target),
    longBurnRate: burnOver(rule.longSeconds),
    shortBurnRate: burnOver(rule.shortSeconds),
    isFiring: since !== null,
    firingSince: since?.toISOString() ?? null,
  };
}

/** Over the shortest of the long windows: recent, and not jumping with every request. */
function recentBurn({ slo, windows }: StoredSlo): number | null {
  const longs = slo.rules.map(({ longSeconds }) => longSeconds);
  const seconds = longs.length === 0 ? slo.periodSeconds : Math.min(...longs);
  return burnRate(windows.get(seconds) ?? NO_EVENTS, slo.target);
}

function stateOf({ evaluatedAt, firing }: StoredSlo, remaining: number | null): SloState {
  if (evaluatedAt === null) return "pending";
  if (firing.length > 0) return "burning";
  if (remaining === null) return "no-data";
  return remaining <= 0 ? "exhausted" : "ok";
}
