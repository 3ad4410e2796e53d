import type { z } from "zod";
import type { SloDto } from "@/lib/domain/contracts/slo";
import { SloDefinition, type SloIndicator } from "@/lib/domain/slo";
import { type SloProblems, toSloProblems } from "./slo-problems";

/** What of an SLO can be changed in a form, as typed. */
export interface SloEdit {
  readonly displayName: string;
  readonly targetPercent: string;
  readonly periodDays: string;
  readonly minBadEvents: string;
  /** Of an indicator over spans. */
  readonly service: string;
  readonly route: string;
  /** Of latency over spans. */
  readonly thresholdMs: string;
  /** The workbook's rules for the period in place of the present ones. */
  readonly workbookRules: boolean;
}

const DAY_SECONDS = 86_400;
const DIGITS = 10;

/** The form of an SLO as it is. */
export function toSloEdit({ displayName, target, periodSeconds, ...slo }: SloDto): SloEdit {
  const { indicator, minBadEvents } = slo;
  const isSpans = indicator.source === "spans";
  return {
    displayName,
    targetPercent: String(Number((target * 100).toFixed(DIGITS))),
    periodDays: String(Number((periodSeconds / DAY_SECONDS).toFixed(DIGITS))),
    minBadEvents: String(minBadEvents),
    service: isSpans ? indicator.service : slo.service,
    route: isSpans ? (indicator.route ?? "") : "",
    thresholdMs: isSpans && indicator.kind === "latency" ? String(indicator.thresholdMs) : "",
    workbookRules: false,
  };
}

/** The definition after an edit: what the form does not show stays; null with what is wrong in words. */
export function toEditedSlo(
  slo: SloDto,
  edit: SloEdit,
): { body: z.input<typeof SloDefinition> | null; problems: SloProblems } {
  const { name, description } = slo;
  const rules = slo.rules.map(({ severity, longSeconds, shortSeconds, factor }) => ({
    severity,
    longSeconds,
    shortSeconds,
    factor,
  }));
  const body = {
    name,
    description,
    displayName: edit.displayName.trim(),
    service: edit.service.trim(),
    target: Number((Number(edit.targetPercent) / 100).toFixed(DIGITS)),
    periodSeconds: Math.round(Number(edit.periodDays) * DAY_SECONDS),
    minBadEvents: Number(edit.minBadEvents),
    indicator: editedIndicator(slo.indicator, edit),
    ...(edit.workbookRules ? {} : { rules }),
  };
  const parsed = SloDefinition.safeParse(body);
  if (parsed.success) return { body, problems: {} };
  return { body: null, problems: toSloProblems(parsed.error.issues) };
}

function editedIndicator(indicator: SloIndicator, edit: SloEdit): SloIndicator {
  if (indicator.source !== "spans") return indicator;
  const route = edit.route.trim() === "" ? null : edit.route.trim();
  const selected = { service: edit.service.trim(), route };
  return indicator.kind === "latency"
    ? { ...indicator, ...selected, thresholdMs: Number(edit.thresholdMs) }
    : { ...indicator, ...selected };
}
