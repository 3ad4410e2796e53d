import type { SloDto, SloState } from "@/lib/domain/contracts/slo";
import type { SortValues } from "../sort/sort-rows";
import { titleOf } from "./to-slo-row";

export const SLO_SORT_COLUMNS = ["state", "name", "objective", "good", "budget", "burn"] as const;
export type SloSortColumn = (typeof SLO_SORT_COLUMNS)[number];

const WORST_FIRST: readonly SloState[] = ["exhausted", "burning", "ok", "no-data", "pending"];

/** What of an SLO its order is read from. */
export interface SortedSlo
  extends Pick<SloDto, "name" | "displayName" | "state" | "target" | "good"> {
  readonly budget: Pick<SloDto["budget"], "remaining">;
  readonly rules: readonly Pick<SloDto["rules"][number], "longBurnRate">[];
}

/** What the table shows of an SLO, as it is compared; its burn rate is the highest shown. */
export const SLO_SORT_VALUES: SortValues<SortedSlo, SloSortColumn> = {
  state: ({ state }) => WORST_FIRST.indexOf(state),
  name: titleOf,
  objective: ({ target }) => target,
  good: ({ good }) => good,
  budget: ({ budget }) => budget.remaining,
  burn: highestBurnRate,
};

function highestBurnRate({ rules }: SortedSlo): number | null {
  const rates = rules.flatMap(({ longBurnRate }) => longBurnRate ?? []);
  return rates.length === 0 ? null : Math.max(...rates);
}
