import type { z } from "zod";
import { SloDefinition } from "@/lib/domain/slo";
import { type SloProblems, toSloProblems } from "./slo-problems";

/** The form as typed. */
export interface SloForm {
  readonly kind: "availability" | "latency";
  readonly name: string;
  readonly service: string;
  readonly route: string;
  readonly targetPercent: string;
  readonly periodDays: string;
  readonly thresholdMs: string;
}

export const EMPTY_SLO_FORM: SloForm = {
  kind: "availability",
  name: "",
  service: "",
  route: "",
  targetPercent: "99.9",
  periodDays: "28",
  thresholdMs: "300",
};

/** The definition that a form says; null with what is wrong in words when it is none yet. */
export function toSloBody(form: SloForm): {
  body: z.input<typeof SloDefinition> | null;
  problems: SloProblems;
} {
  const route = form.route.trim() === "" ? null : form.route.trim();
  const selector = { source: "spans" as const, service: form.service.trim(), route };
  const body = {
    name: form.name.trim(),
    service: form.service.trim(),
    // Ten digits: 99.9 / 100 is not quite 0.999.
    target: Number((Number(form.targetPercent) / 100).toFixed(10)),
    periodSeconds: Math.round(Number(form.periodDays) * 86_400),
    indicator:
      form.kind === "latency"
        ? { ...selector, kind: "latency" as const, thresholdMs: Number(form.thresholdMs) }
        : { ...selector, kind: "availability" as const },
  };
  const parsed = SloDefinition.safeParse(body);
  if (parsed.success) return { body, problems: {} };
  return { body: null, problems: toSloProblems(parsed.error.issues) };
}
