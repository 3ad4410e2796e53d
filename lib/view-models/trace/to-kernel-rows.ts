import type { KernelFactDto, TraceKernelDto } from "@/lib/domain/contracts/kernel";
import type { KernelGrade } from "@/lib/domain/kernel-grade";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { groupByRow, type RowGroups } from "./group-by-row";
import type { TraceModel } from "./trace-model";

/** What the kernel did, as a line. */
export interface KernelRow {
  /** The anchor of the event that leads it: `kernel:<id>`. */
  readonly id: string;
  readonly anchors: readonly string[];
  readonly nodeId: string;
  /** Row of its span, or -1. */
  readonly row: number;
  readonly startUnixNano: bigint;
  /** From the start of the trace. */
  readonly offsetNano: number;
  readonly durationNano: number;
  readonly area: KernelArea;
  readonly text: string;
  readonly failed: boolean;
  readonly grade: KernelGrade;
  /** `aligned 1 of 3`. */
  readonly gradeText: string;
  readonly gradeTitle: string;
  readonly uncertaintyNano: number;
  /** `web-1 · pid 4100 · thread 4103`. */
  readonly place: string;
  readonly stack: readonly string[];
  /** `3 raw events`, `20 of 340 raw events`. */
  readonly eventsText: string;
  readonly events: KernelFactDto["events"];
}

/** What of a machine it is about. */
export const KERNEL_AREAS = ["network", "files", "locks", "cpu", "disk", "process"] as const;
export type KernelArea = (typeof KERNEL_AREAS)[number];

const AREAS: Readonly<Partial<Record<KernelFactDto["kind"], KernelArea>>> = {
  connect: "network",
  "socket-error": "network",
  "tcp-connect": "network",
  "tcp-state": "network",
  "tcp-retransmit": "network",
  "tcp-reset": "network",
  "tcp-error": "network",
  "io-error": "files",
  "open-error": "files",
  "lock-wait": "locks",
  "lock-hold": "locks",
  "lock-release": "locks",
  "off-cpu": "cpu",
  stack: "cpu",
  "block-io": "disk",
};

/** The kernel facts of a trace as lines, timed from its start. */
export interface KernelRows {
  readonly rows: readonly KernelRow[];
  readonly byRow: RowGroups;
}

/** O(facts + rows of the trace). */
export function toKernelRows(dto: TraceKernelDto | undefined, model: TraceModel): KernelRows {
  const items = dto?.items ?? [];
  const rowOf =
    items.length === 0 ? new Map() : new Map(model.nodeId.map((id, index) => [id, index]));
  const rows = items.map((fact) => toRow(fact, rowOf.get(fact.nodeId) ?? -1, model));
  const byRow = groupByRow(
    rows.map(({ row }) => row),
    model.rowCount,
  );
  return { rows, byRow };
}

function toRow(fact: KernelFactDto, row: number, model: TraceModel): KernelRow {
  const startUnixNano = BigInt(fact.startUnixNano);
  const anchors = fact.events.map(({ anchor }) => anchor);
  return {
    id: `${anchors[0] ?? ""} ${fact.nodeId}`,
    anchors,
    nodeId: fact.nodeId,
    row,
    startUnixNano,
    offsetNano: Number(startUnixNano - model.startUnixNano),
    durationNano: Number(fact.durationNano),
    area: AREAS[fact.kind] ?? "process",
    text: fact.statement,
    failed: fact.failed,
    grade: fact.grade,
    gradeText: fact.grade === "aligned" ? `aligned 1 of ${fact.of}` : fact.grade,
    gradeTitle: gradeTitle(fact),
    uncertaintyNano: fact.clockUncertaintyNano,
    place: placeOf(fact),
    stack: fact.stack,
    eventsText: eventsText(fact),
    events: fact.events,
  };
}

function eventsText({ events, eventCount }: KernelFactDto): string {
  const all = formatCountOf(eventCount, "raw event");
  return events.length < eventCount ? `${events.length} of ${all}` : all;
}

/** Why it is told of this span. */
function gradeTitle({ grade, of }: KernelFactDto): string {
  switch (grade) {
    case "exact":
      return "The span names the same port or file";
    case "unique":
      return "It fits this span alone, and the span no other";
    case "aligned":
      return `One of ${of} alike: what happened is sure, which of them it was follows from their order`;
    case "process-level":
      return "It happened in this process while the span was under way; it may be another's";
  }
}

function placeOf({ host, pid, tid, containerId }: KernelFactDto): string {
  const thread = tid === null || tid === pid ? "" : `thread ${tid}`;
  const container = containerId === "" ? "" : `container ${containerId.slice(0, 12)}`;
  return [host, pid === null ? "" : `pid ${pid}`, thread, container].filter(Boolean).join(" · ");
}
