import { z } from "zod";
import { MAX_ANCHOR_LENGTH } from "@/lib/domain/anchor";
import { KERNEL_EVENT_KINDS } from "@/lib/domain/kernel-event";
import { KERNEL_GRADES } from "@/lib/domain/kernel-grade";
import { ClockQuery } from "./trace-clock";
import { DerivedStatus, DurationNanoText, UnixNanoText } from "./wire-format";

/** What became of the lines of a capture. What was accepted or a duplicate is committed. */
export const KernelIntakeResult = z.object({
  accepted: z.number().int().describe("events that are new"),
  duplicates: z.number().int().describe("events that were there already"),
  rejected: z.number().int().describe("lines that could not be read"),
  rejectedLines: z
    .array(z.object({ line: z.number().int(), reason: z.string() }))
    .describe("the first hundred of them, lines counted from 1"),
  lostEvents: z.number().int().describe("events the capture itself says it lost"),
});
export type KernelIntakeResult = z.infer<typeof KernelIntakeResult>;

export const KernelIntakeQuery = z.object({
  host: z.string().max(300).optional().describe("host of events whose lines name none"),
});
export type KernelIntakeQuery = z.infer<typeof KernelIntakeQuery>;

const KernelAnchor = z.string().describe("`kernel:<id>`, names one event");

/** One thing that the kernel did, on the span that it did it for. */
export const KernelFactDto = z.object({
  /** As in the rows of the waterfall. */
  nodeId: z.string(),
  kind: z.enum(KERNEL_EVENT_KINDS),
  /** In a few words, for a chip: `connect → 127.0.0.1:5432 refused`. */
  words: z.string(),
  /** In a sentence with units. */
  statement: z.string(),
  grade: z.enum(KERNEL_GRADES),
  /** How many it was chosen from: facts that fit the span, or spans that fit the fact. */
  of: z.number().int(),
  failed: z.boolean(),
  errorName: z.string().nullable().describe("`ECONNREFUSED`"),
  startUnixNano: UnixNanoText,
  endUnixNano: UnixNanoText,
  durationNano: DurationNanoText,
  /** How far off its times may be. */
  clockUncertaintyNano: z.number(),
  host: z.string(),
  pid: z.number().int().nullable(),
  tid: z.number().int().nullable(),
  containerId: z.string(),
  /** Frames from the outermost, of a folded stack. */
  stack: z.array(z.string()),
  eventCount: z.number().int(),
  /** The first of the events that tell of it, as they came. */
  events: z.array(z.object({ anchor: KernelAnchor, type: z.string(), raw: z.string() })),
});
export type KernelFactDto = z.infer<typeof KernelFactDto>;

const SpanPlace = z.object({ traceId: z.string(), spanId: z.string() });

/** Two spans that met at one thing that only one can have at a time. */
export const KernelConflictDto = z.object({
  what: z.enum(["lock", "file", "port"]),
  holder: SpanPlace,
  waiter: SpanPlace,
  resource: z.string(),
  waitedNano: z.number(),
  grade: z.enum(KERNEL_GRADES),
  anchors: z.array(KernelAnchor),
});
export type KernelConflictDto = z.infer<typeof KernelConflictDto>;

/** Whether a host was watched; where it was not, the absence of a fact proves nothing. */
export const HostCaptureDto = z.object({
  host: z.string(),
  watched: z.boolean(),
  lostEventCount: z.number(),
});
export type HostCaptureDto = z.infer<typeof HostCaptureDto>;

export const TraceKernelQuery = z.object({
  ...ClockQuery,
  cited: KernelAnchor.max(MAX_ANCHOR_LENGTH)
    .optional()
    .describe("the anchor of an event that is listed, however many others there are"),
});

/** `GET /api/traces/{traceId}/kernel-events`: in time order. */
export const TraceKernelDto = z.object({
  status: DerivedStatus,
  reasons: z.array(z.string()),
  /** Those of the reasons that are about the list, not about the capture of a host. */
  leftOut: z.array(z.string()),
  items: z.array(KernelFactDto),
  conflicts: z.array(KernelConflictDto),
  hosts: z.array(HostCaptureDto),
});
export type TraceKernelDto = z.infer<typeof TraceKernelDto>;

/** The same thing, wherever it happened in the failing traces of an incident. */
export const IncidentKernelFactDto = z.object({
  words: z.string(),
  kind: z.enum(KERNEL_EVENT_KINDS),
  failed: z.boolean(),
  errorName: z.string().nullable(),
  count: z.number().int(),
  traceCount: z.number().int(),
  /** How many of them there are of each grade. */
  grades: z.partialRecord(z.enum(KERNEL_GRADES), z.number().int()),
  longestNano: z.number(),
  /** Some of the spans, and of the events: the surest first. */
  spans: z.array(SpanPlace),
  anchors: z.array(KernelAnchor),
});
export type IncidentKernelFactDto = z.infer<typeof IncidentKernelFactDto>;

/** `GET /api/incidents/{incidentId}/kernel-events`: failures first, then by how often. */
export const IncidentKernelDto = z.object({
  status: DerivedStatus,
  reasons: z.array(z.string()),
  items: z.array(IncidentKernelFactDto),
  conflicts: z.array(KernelConflictDto),
  hosts: z.array(HostCaptureDto),
});
export type IncidentKernelDto = z.infer<typeof IncidentKernelDto>;
