import { ruleKey, type Slo } from "@/lib/domain/slo";

/**
 * Why rules of an SLO cannot do what they are for, in words that name the rule and what to change;
 * none when they can. Above all the threshold that no outage reaches: a burn rate cannot exceed
 * `1 / (1 - target)`, which every request failing gives.
 */
export function findRuleProblems(slo: Pick<Slo, "rules" | "target" | "periodSeconds">): string[] {
  const problems = slo.rules.flatMap((rule) => {
    const where = `rule ${ruleKey(rule)}`;
    const mostBurn = 1 / (1 - slo.target);
    const found: string[] = [];
    if (rule.factor >= mostBurn) {
      found.push(
        `${where} can never fire: a burn rate of ${round(rule.factor)} asks for more than ` +
          `${percent(rule.factor * (1 - slo.target))} of events to be bad; at a target of ` +
          `${percent(slo.target)} the fastest possible burn rate is ${round(mostBurn)}`,
      );
    }
    if (rule.shortSeconds >= rule.longSeconds) {
      found.push(`${where}: the short window must be shorter than the long one`);
    }
    if (rule.longSeconds > slo.periodSeconds) {
      found.push(`${where}: the long window is longer than the period of the SLO`);
    }
    return found;
  });
  return [...problems, ...findRepeated(slo)];
}

function findRepeated({ rules }: Pick<Slo, "rules">): string[] {
  const keys = rules.map(ruleKey);
  return keys
    .filter((key, index) => keys.indexOf(key) !== index)
    .map((key) => `rule ${key} is given twice`);
}

/** Up to four digits, so that 93.055555555 reads as 93.06. */
function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))} %`;
}
