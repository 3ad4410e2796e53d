import type { LogDto, TraceEventDto } from "@/lib/domain/contracts/trace";
import type { KernelRow } from "./to-kernel-rows";
import type { LogRow } from "./to-log-rows";
import { hasFailed, hasFlag, nameOf, serviceOf, type TraceModel } from "./trace-model";

export const TIMELINE_KINDS = ["span", "event", "log", "kernel"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/**
 * Everything that happened in a trace, in one order of time. An entry is a number: below
 * `rowCount` the span of that row, at its start; then the events, then the log records, then
 * what the kernel did.
 */
export interface Timeline {
  readonly model: TraceModel;
  readonly events: readonly TraceEventDto[];
  readonly logs: readonly LogRow[];
  readonly kernel: readonly KernelRow[];
  /** Entries by time; at the same time spans before events before records before the kernel. */
  readonly order: Int32Array;
  readonly offsetNano: Float64Array;
  /** Of each entry the row of its span, or -1. */
  readonly row: Int32Array;
}

/** One line of it. */
export interface TimelineEntry {
  readonly kind: TimelineKind;
  readonly offsetNano: number;
  readonly level: LogDto["level"];
  readonly service: string;
  readonly text: string;
  /** Of spans, and of what took the kernel a while. */
  readonly durationNano: number | null;
  readonly row: number;
}

/**
 * Merges spans, events, records and what the kernel did; all but spans are in time order each. A missing parent is
 * no span and has no time of its own. O(n log n) in all of them.
 */
export function buildTimeline(
  model: TraceModel,
  events: readonly TraceEventDto[],
  logs: readonly LogRow[],
  kernel: readonly KernelRow[] = [],
): Timeline {
  const { rowCount } = model;
  const size = rowCount + events.length + logs.length + kernel.length;
  const offsetNano = new Float64Array(size);
  const row = new Int32Array(size);
  const rowOf = new Map(model.nodeId.map((id, index) => [id, index]));
  const order: number[] = [];
  for (let index = 0; index < rowCount; index += 1) {
    offsetNano[index] = model.offsetNano[index] ?? 0;
    row[index] = index;
    if (!hasFlag(model, index, "missingParent")) order.push(index);
  }
  events.forEach(({ timeUnixNano, nodeId }, index) => {
    offsetNano[rowCount + index] = Number(BigInt(timeUnixNano) - model.startUnixNano);
    row[rowCount + index] = rowOf.get(nodeId) ?? -1;
    order.push(rowCount + index);
  });
  const firstLog = rowCount + events.length;
  logs.forEach((log, index) => {
    offsetNano[firstLog + index] = log.offsetNano;
    row[firstLog + index] = log.spanId === null ? -1 : (rowOf.get(log.spanId) ?? -1);
    order.push(firstLog + index);
  });
  const firstFact = firstLog + logs.length;
  kernel.forEach((fact, index) => {
    offsetNano[firstFact + index] = fact.offsetNano;
    row[firstFact + index] = fact.row;
    order.push(firstFact + index);
  });
  const byTime = (a: number, b: number) => (offsetNano[a] ?? 0) - (offsetNano[b] ?? 0) || a - b;
  const inOrder = Int32Array.from(order).sort(byTime);
  return { model, events, logs, kernel, order: inOrder, offsetNano, row };
}

export function kindOf({ model, events, logs }: Timeline, entry: number): TimelineKind {
  if (entry < model.rowCount) return "span";
  if (entry < model.rowCount + events.length) return "event";
  return entry < model.rowCount + events.length + logs.length ? "log" : "kernel";
}

/** One entry as it is read. */
export function timelineEntry(timeline: Timeline, entry: number): TimelineEntry {
  const { model } = timeline;
  const kind = kindOf(timeline, entry);
  const row = timeline.row[entry] ?? -1;
  const place = { kind, row, offsetNano: timeline.offsetNano[entry] ?? 0 };
  if (kind === "span") {
    return {
      ...place,
      level: hasFailed(model, row) ? "error" : "unspecified",
      service: serviceOf(model, row),
      text: nameOf(model, row),
      durationNano: model.rowDurationNano[row] ?? 0,
    };
  }
  if (kind === "event") {
    const event = timeline.events[entry - model.rowCount];
    return {
      ...place,
      level: event?.isException ? "error" : "unspecified",
      service: serviceOf(model, row),
      text: eventText(event),
      durationNano: null,
    };
  }
  if (kind === "kernel") return { ...place, ...kernelEntry(timeline, entry) };
  const log = timeline.logs[entry - model.rowCount - timeline.events.length];
  return {
    ...place,
    level: log?.level ?? "unspecified",
    service: log?.service ?? "",
    text: log?.text ?? "",
    durationNano: null,
  };
}

function kernelEntry({ model, events, logs, kernel }: Timeline, entry: number) {
  const fact = kernel[entry - model.rowCount - events.length - logs.length];
  return {
    level: fact?.failed ? ("error" as const) : ("unspecified" as const),
    service: serviceOf(model, fact?.row ?? -1),
    text: fact === undefined ? "" : `${fact.text}  (${fact.gradeText})`,
    durationNano: fact?.durationNano || null,
  };
}

function eventText(event: TraceEventDto | undefined): string {
  return `${event?.name ?? ""}  ${event?.text ?? ""}`.trim();
}
