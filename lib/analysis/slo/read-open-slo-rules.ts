import { type BurnRule, type SloSeverity, WINDOW_STEP_SECONDS } from "@/lib/domain/slo";
import type { ImportNotes } from "./import-notes";
import { parseOpenSloDuration } from "./open-slo-duration";
import { type OpenSloCondition, type OpenSloPolicy, SHORT_WINDOW } from "./open-slo-schema";

/** Policies and conditions that stand as documents of their own, by name. */
export interface ReferredDocuments {
  readonly policies: ReadonlyMap<string, OpenSloPolicy>;
  readonly conditions: ReadonlyMap<string, OpenSloCondition>;
}

const SEVERITY_OF: Readonly<Record<string, SloSeverity>> = {
  page: "page",
  critical: "page",
  ticket: "ticket",
  warning: "ticket",
};
/** Of the long window, as in the workbook. */
const SHORT_SHARE = 1 / 12;

/** The burn-rate rules of an SLO's alert policies; what cannot be read is noted. */
export function readOpenSloRules(
  policies: readonly OpenSloPolicy[],
  referred: ReferredDocuments,
  notes: ImportNotes,
): BurnRule[] {
  return policies.flatMap((given, index) => {
    const path = `spec.alertPolicies[${index}]`;
    const ref = given.alertPolicyRef;
    const policy = ref === undefined ? given : referred.policies.get(ref);
    if (policy?.spec === undefined) {
      notes.refuse(path, `alert policy ${ref ?? ""} is not in this text`);
      return [];
    }
    notes.leaveOutOthers(`${path}.spec`, policy.spec, ["conditions", "description"]);
    if (policy.spec.conditions.length !== 1) {
      notes.refuse(`${path}.spec.conditions`, "OpenSLO v1 takes exactly one condition");
      return [];
    }
    const shortWindow = policy.metadata?.annotations?.[SHORT_WINDOW];
    return policy.spec.conditions.flatMap((condition) => {
      const where = `${path}.spec.conditions[0]`;
      return readCondition(condition, { referred, notes, path: where, shortWindow }) ?? [];
    });
  });
}

interface ConditionContext {
  readonly referred: ReferredDocuments;
  readonly notes: ImportNotes;
  readonly path: string;
  readonly shortWindow: string | undefined;
}

function readCondition(given: OpenSloCondition, context: ConditionContext): BurnRule | null {
  const { referred, notes, path } = context;
  const ref = given.conditionRef;
  const spec = (ref === undefined ? given : referred.conditions.get(ref))?.spec;
  if (spec === undefined) {
    notes.refuse(path, `alert condition ${ref ?? ""} is not in this text`);
    return null;
  }
  const { kind, op, threshold, lookbackWindow, alertAfter } = spec.condition;
  if (kind !== "burnrate") {
    notes.refuse(`${path}.spec.condition.kind`, `${kind} is not supported, burnrate is`);
    return null;
  }
  if (op?.startsWith("l")) {
    notes.change(`${path}.spec.condition.op`, `\`${op}\` is read as \`gt\`: a rule fires above it`);
  }
  if (alertAfter !== undefined && !/^0[smh]$/.test(alertAfter)) {
    notes.leaveOut(`${path}.spec.condition.alertAfter`, "the short window takes its place");
  }
  const longSeconds = parseOpenSloDuration(lookbackWindow);
  if (longSeconds === null) {
    notes.refuse(`${path}.spec.condition.lookbackWindow`, `${lookbackWindow} is no duration`);
    return null;
  }
  const severity = readSeverity(spec.severity, context);
  const shortSeconds = readShortWindow(longSeconds, context);
  return { severity, longSeconds, shortSeconds, factor: threshold };
}

function readSeverity(text: string | undefined, { notes, path }: ConditionContext): SloSeverity {
  const severity = SEVERITY_OF[(text ?? "").toLowerCase()];
  if (severity !== undefined) return severity;
  notes.change(`${path}.spec.severity`, `${text ?? "no severity"} is read as ticket`);
  return "ticket";
}

function readShortWindow(longSeconds: number, context: ConditionContext): number {
  const { shortWindow, notes, path } = context;
  const told = shortWindow === undefined ? null : parseOpenSloDuration(shortWindow);
  if (told !== null) return told;
  const steps = Math.max(1, Math.round((longSeconds * SHORT_SHARE) / WINDOW_STEP_SECONDS));
  const seconds = steps * WINDOW_STEP_SECONDS;
  notes.change(path, `no short window is told (annotation ${SHORT_WINDOW}): ${seconds} s is taken`);
  return seconds;
}
