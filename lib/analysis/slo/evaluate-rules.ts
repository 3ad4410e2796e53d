import { type BurnRule, type EventCounts, ruleKey, type Slo } from "@/lib/domain/slo";
import { burnRate, NO_EVENTS } from "./burn-rate";

/** The events of each window, by its seconds. */
export type WindowCounts = ReadonlyMap<number, EventCounts>;

export interface RuleState {
  readonly rule: BurnRule;
  readonly key: string;
  readonly isFiring: boolean;
  readonly longBurn: number | null;
  readonly shortBurn: number | null;
  /** Bad events of the long window. */
  readonly longBad: number;
}

/**
 * Whether each rule fires:
 *
 *     calm ── both windows burn faster than the factor, and the long one holds enough bad events ──▶ firing
 *     firing ── neither window burns faster ──▶ calm
 *
 * The short window tells that it still burns, the long one that it matters. Bad events are counted
 * over the long one, since the short one of a service with little traffic never holds many. A
 * window without events does not burn. `firing` are the keys of the rules that fired before.
 */
export function evaluateRules(
  slo: Pick<Slo, "rules" | "target" | "minBadEvents">,
  windows: WindowCounts,
  firing: ReadonlySet<string>,
): RuleState[] {
  return slo.rules.map((rule) => {
    const key = ruleKey(rule);
    const long = windows.get(rule.longSeconds) ?? NO_EVENTS;
    const longBurn = burnRate(long, slo.target);
    const shortBurn = burnRate(windows.get(rule.shortSeconds) ?? NO_EVENTS, slo.target);
    const isLongHot = isHot(longBurn, rule);
    const isShortHot = isHot(shortBurn, rule);
    const isFiring = firing.has(key)
      ? isLongHot || isShortHot
      : isLongHot && isShortHot && long.bad >= slo.minBadEvents;
    return { rule, key, isFiring, longBurn, shortBurn, longBad: long.bad };
  });
}

function isHot(burn: number | null, { factor }: BurnRule): boolean {
  return burn !== null && burn > factor;
}
