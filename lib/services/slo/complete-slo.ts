import { defaultRules } from "@/lib/analysis/slo/default-rules";
import { findRuleProblems } from "@/lib/analysis/slo/find-rule-problems";
import { FaultlineError } from "@/lib/domain/errors";
import type { BurnRule, Slo, SloDefinition } from "@/lib/domain/slo";

/**
 * The SLO of a definition. Rules that were left out are those of the workbook which can fire at the
 * target; rules that were given must be able to do what they are for.
 * @throws `invalid_request` with every reason why they cannot
 */
export function completeSlo(definition: SloDefinition): Slo {
  const rules = definition.rules ?? workableDefaults(definition);
  const slo = { ...definition, rules };
  const problems = findRuleProblems(slo);
  if (problems.length > 0) {
    throw new FaultlineError("invalid_request", problems.join("; "), { rules: problems });
  }
  return slo;
}

function workableDefaults({ target, periodSeconds }: SloDefinition): BurnRule[] {
  return defaultRules(periodSeconds).filter(
    (rule) => findRuleProblems({ rules: [rule], target, periodSeconds }).length === 0,
  );
}
