import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
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

const REPAIR_TITLES: Readonly<Record<string, string>> = {
  "duplicate-dropped": "exact copies dropped",
  "duplicate-id-kept": "span ids used twice",
  "missing-parent": "parents not received",
  "self-parent": "spans that name themselves as parent",
  "parent-cycle": "parent cycles cut",
  "several-roots": "roots in one trace",
  unfinished: "spans without an end",
  "negative-duration": "spans that end before they start",
  "wrong-trace": "spans of another trace left out",
};

/** What was repaired, cut or could not be derived. Never empty when something was. */
export function toCompleteness(model: TraceModel): Completeness {
  const items = [
    ...model.repairs.map((repair) => ({
      title: `${formatCount(repair.count)} ${REPAIR_TITLES[repair.kind] ?? repair.kind}`,
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

/** Reasons that no repair already tells. */
function otherReasons(model: TraceModel): CompletenessItem[] {
  const told = new Set(model.repairs.map((repair) => repair.reason));
  return model.reasons
    .filter((reason) => !told.has(reason))
    .map((reason) => ({ title: "trace", reason, nodeIds: [] }));
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
