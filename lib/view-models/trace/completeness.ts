import { formatCountOf } from "@/lib/view-models/format/format-count";
import type { TraceModel } from "./trace-model";

export interface CompletenessItem {
  readonly title: string;
  readonly reason: string;
  readonly nodeIds: readonly string[];
}

/** How whole a trace is: one line, and what stands behind it. */
export interface Completeness {
  readonly level: "complete" | "degraded" | "failed";
  readonly summary: string;
  readonly items: readonly CompletenessItem[];
}

const REPAIR_NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  "duplicate-dropped": ["exact copy dropped", "exact copies dropped"],
  "duplicate-id-kept": ["span id used twice", "span ids used twice"],
  "missing-parent": ["parent not received", "parents not received"],
  "self-parent": ["span that names itself as parent", "spans that name themselves as parent"],
  "parent-cycle": ["parent cycle cut", "parent cycles cut"],
  "several-roots": ["root", "roots"],
  unfinished: ["span without an end", "spans without an end"],
  "negative-duration": ["span that ends before it starts", "spans that end before they start"],
  "wrong-trace": ["span of another trace left out", "spans of another trace left out"],
};

/** What was repaired, cut or could not be derived. Never empty when something was. */
export function toCompleteness(model: TraceModel): Completeness {
  const items = [
    ...model.repairs.map((repair) => ({
      title: repairTitle(repair.kind, repair.count),
      reason: repair.reason,
      nodeIds: repair.nodeIds,
    })),
    ...otherReasons(model),
    ...derived("critical path", model.critical.status, model.critical.reasons),
    ...derived("logs", model.logs.status, model.logs.reasons),
  ];
  const level = model.status === "failed" ? "failed" : items.length > 0 ? "degraded" : "complete";
  return { level, summary: summaryOf(level, model, items), items };
}

function repairTitle(kind: string, count: number): string {
  const [one, many] = REPAIR_NOUNS[kind] ?? [kind, kind];
  return formatCountOf(count, one, many);
}

/** The trace's own reasons, where no repair tells them with more. */
function otherReasons(model: TraceModel): CompletenessItem[] {
  if (model.status === "ok" || model.repairs.length > 0) return [];
  return model.reasons.map((reason) => ({ title: reason, reason, nodeIds: [] }));
}

function derived(title: string, status: string, reasons: readonly string[]): CompletenessItem[] {
  if (status === "ok") return [];
  const known = reasons.length > 0 ? reasons : [`${status}, no reason given`];
  return known.map((reason) => ({ title: `${title} ${status}`, reason, nodeIds: [] }));
}

function summaryOf(
  level: Completeness["level"],
  model: TraceModel,
  items: readonly CompletenessItem[],
): string {
  const spans = formatCountOf(model.rowCount, "row");
  switch (level) {
    case "complete":
      return `complete: ${formatCountOf(model.rowCount, "span")}`;
    case "degraded":
      return `${spans} · ${items.map((item) => item.title).join(" · ")}`;
    case "failed":
      return `could not be assembled: ${model.reasons.join("; ") || "no reason given"}`;
  }
}
