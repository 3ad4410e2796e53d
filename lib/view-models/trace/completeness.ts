import { formatCountOf } from "@/lib/view-models/format/format-count";
import { clockNote, clockReason } from "./clock-note";
import type { TraceModel } from "./trace-model";

export interface CompletenessItem {
  readonly title: string;
  /** Something to know, though nothing of the trace itself is missing or wrong. */
  readonly isNote: boolean;
  readonly reason: string;
  readonly nodeIds: readonly string[];
}

/** How whole a trace is: one line, and what stands behind it. */
export interface Completeness {
  readonly level: "complete" | "noted" | "degraded" | "failed";
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
  "time-out-of-range": ["span with a time out of range", "spans with a time out of range"],
  "wrong-trace": ["span of another trace left out", "spans of another trace left out"],
};

const LOSS_NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  sampled: ["span kept by a sampler", "spans kept by a sampler"],
  "unsampled-recorded": ["span of a trace not to be kept", "spans of a trace not to be kept"],
  cut: ["span cut by its SDK", "spans cut by their SDK"],
  "silent-callee": ["call to a service without spans", "calls to services without spans"],
};
/** Data that was there once and is not now; the others were never to be in the trace. */
const LOSSES_OF_DATA = new Set(["cut", "unsampled-recorded"]);

/** What was repaired, moved, sampled, cut or could not be derived. Never empty when something was. */
export function toCompleteness(model: TraceModel): Completeness {
  const items = [
    ...model.repairs.map((repair) => ({
      title: nounFor(REPAIR_NOUNS, repair),
      reason: repair.reason,
      nodeIds: repair.nodeIds,
      isNote: false,
    })),
    ...skewed(model.clock),
    ...model.losses.map((loss) => ({
      title: nounFor(LOSS_NOUNS, loss),
      reason: loss.reason,
      nodeIds: loss.nodeIds,
      isNote: !LOSSES_OF_DATA.has(loss.kind),
    })),
    ...otherReasons(model),
    ...derived("critical path", model.critical.status, model.critical.reasons),
    ...derived("logs", model.logs.status, model.logs.reasons),
  ];
  const level = levelOf(model, items);
  return { level, summary: summaryOf(level, model, items), items };
}

function levelOf(model: TraceModel, items: readonly CompletenessItem[]): Completeness["level"] {
  if (model.status === "failed") return "failed";
  if (items.length === 0) return "complete";
  return items.every(({ isNote }) => isNote) ? "noted" : "degraded";
}

interface Counted {
  readonly kind: string;
  readonly count: number;
}

function nounFor(
  nouns: Readonly<Record<string, readonly [one: string, many: string]>>,
  { kind, count }: Counted,
): string {
  const [one, many] = nouns[kind] ?? [kind, kind];
  return formatCountOf(count, one, many);
}

/** Clocks that are off, and calls that no single offset fits. */
function skewed(clock: TraceModel["clock"]): CompletenessItem[] {
  const contradictions = clock.status === "degraded" ? clock.reasons : [];
  return [
    ...clock.off.map((off) => ({
      title: clockNote(off, clock.shown),
      reason: clockReason(off, clock),
      nodeIds: [],
      isNote: false,
    })),
    ...contradictions.map((reason) => ({
      title: "clocks that contradict each other",
      reason,
      nodeIds: [],
      isNote: false,
    })),
  ];
}

/** The trace's own reasons, where no repair tells them with more. */
function otherReasons(model: TraceModel): CompletenessItem[] {
  if (model.status === "ok" || model.repairs.length > 0) return [];
  return model.reasons.map((reason) => ({ title: reason, reason, nodeIds: [], isNote: false }));
}

function derived(title: string, status: string, reasons: readonly string[]): CompletenessItem[] {
  if (status === "ok") return [];
  const known = reasons.length > 0 ? reasons : [`${status}, no reason given`];
  return known.map((reason) => ({
    title: `${title} ${status}`,
    reason,
    nodeIds: [],
    isNote: false,
  }));
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
    case "noted":
      return `${formatCountOf(model.rowCount, "span")} · ${items.map((item) => item.title).join(" · ")}`;
    case "degraded":
      return [spans, ...new Set(items.map((item) => item.title))].join(" · ");
    case "failed":
      return `could not be assembled: ${model.reasons.join("; ") || "no reason given"}`;
  }
}
