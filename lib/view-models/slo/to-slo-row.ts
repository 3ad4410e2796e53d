import type { SloDto } from "@/lib/domain/contracts/slo";
import { describeIndicator } from "./describe-indicator";
import { formatBurnRate, formatPercent, formatWindow } from "./format-share";

/** A line of the list. */
export interface SloRow {
  readonly name: string;
  readonly title: string;
  readonly href: string;
  readonly service: string;
  readonly state: SloDto["state"];
  readonly objective: string;
  readonly indicator: string;
  readonly good: string;
  /** Of the error budget, from 0 to 1; null without events. */
  readonly remaining: number | null;
  readonly remainingText: string;
  /** The burn rates of the long windows of the rules, the shortest first. */
  readonly burns: readonly {
    readonly window: string;
    readonly text: string;
    readonly hot: boolean;
  }[];
}

/** An SLO as the list shows it. */
export function toSloRow(slo: SloDto): SloRow {
  const { remaining } = slo.budget;
  return {
    name: slo.name,
    title: titleOf(slo),
    href: `/slos/${slo.name}`,
    service: slo.service,
    state: slo.state,
    objective: `${formatPercent(slo.target)} over ${formatWindow(slo.periodSeconds)}`,
    indicator: describeIndicator(slo.indicator),
    good: formatPercent(slo.good),
    remaining: remaining === null ? null : Math.max(0, Math.min(1, remaining)),
    remainingText: formatPercent(remaining),
    burns: slo.rules
      .toSorted((a, b) => a.longSeconds - b.longSeconds)
      .map(({ longSeconds, longBurnRate, factor }) => ({
        window: formatWindow(longSeconds),
        text: formatBurnRate(longBurnRate),
        hot: longBurnRate !== null && longBurnRate > factor,
      })),
  };
}

/** What people call it, else its name. */
export function titleOf({ displayName, name }: Pick<SloDto, "displayName" | "name">): string {
  return displayName === "" ? name : displayName;
}
