/** What models took in the last 24 hours, and what they are allowed to. */
export interface ModelBudget {
  readonly dayTokens: number;
  readonly maxDayTokens: number;
  readonly dayUsd: number;
  /** Null: no limit in dollars. */
  readonly maxDayUsd: number | null;
}

/** Which of its limits is reached, tokens before dollars; null while the budget lasts. */
export function spentLimit(budget: ModelBudget): "tokens" | "usd" | null {
  const { dayTokens, maxDayTokens, dayUsd, maxDayUsd } = budget;
  if (dayTokens >= maxDayTokens) return "tokens";
  return maxDayUsd !== null && dayUsd >= maxDayUsd ? "usd" : null;
}
