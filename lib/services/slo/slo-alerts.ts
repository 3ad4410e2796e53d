import type { RuleState } from "@/lib/analysis/slo/evaluate-rules";
import type { Alert } from "@/lib/domain/alert";
import { type BurnRule, type FiringRule, ruleKey, type Slo } from "@/lib/domain/slo";

/** The group of an SLO's alerts: one incident however many of its rules fire. */
export function alertGroupOf(slo: Pick<Slo, "name">) {
  return { source: "slo", groupKey: `slo/${slo.name}` } as const;
}

/** The alert of a rule that began to fire at `since`. */
export function firingAlert(
  slo: Slo,
  { rule, key, longBurn, shortBurn }: RuleState,
  since: Date,
): Alert {
  const what = slo.displayName === "" ? slo.name : slo.displayName;
  const [long, short] = [longBurn, shortBurn].map((burn) => `${(burn ?? 0).toFixed(1)}×`);
  return {
    ...alertOf(slo, rule, key, since),
    annotations: {
      summary: `${what}: error budget burns at ${long} the allowed rate`,
      description:
        `Over ${inWords(rule.longSeconds)} the error budget burns at ${long} the allowed rate, over ` +
        `${inWords(rule.shortSeconds)} at ${short}; above ${rule.factor.toPrecision(3)}× it alerts.`,
    },
  };
}

/** The same alert when its rule became calm, or is no more. */
export function endedAlert(slo: Slo, firing: FiringRule, endsAt: Date): Alert {
  const rule = slo.rules.find((one) => ruleKey(one) === firing.rule);
  return { ...alertOf(slo, rule, firing.rule, firing.since), status: "resolved", endsAt };
}

function alertOf(slo: Slo, rule: BurnRule | undefined, key: string, startsAt: Date): Alert {
  const { indicator } = slo;
  const isSpans = indicator.source === "spans";
  return {
    ...alertGroupOf(slo),
    receiver: "slo",
    fingerprint: key,
    status: "firing",
    startsAt,
    endsAt: null,
    labels: {
      alertname: "ErrorBudgetBurn",
      slo: slo.name,
      service: isSpans ? indicator.service : slo.service,
      ...(isSpans && indicator.route !== null ? { route: indicator.route } : {}),
      severity: rule?.severity ?? "ticket",
      rule: key,
    },
    annotations: {},
    generatorUrl: "",
  };
}

function inWords(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
