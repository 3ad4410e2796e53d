import { z } from "zod";
import { SPAN_KINDS, STATUS_CODES } from "@/lib/domain/span";
import { SORTED_TRACES, TRACE_SORTS } from "@/lib/domain/trace-sort";
import { TraceClockDto } from "./trace-clock";
import { DerivedStatus, DurationNanoText, listOf, PageQuery, UnixNanoText } from "./wire-format";

const Json: z.ZodType = z.unknown();
export const AttributesDto = z.record(z.string(), Json);

export const ResourceDto = z.object({
  attributes: AttributesDto,
  droppedAttributesCount: z.number().int(),
  schemaUrl: z.string(),
});

export const ScopeDto = ResourceDto.extend({ name: z.string(), version: z.string() });

export const SpanEventDto = z.object({
  timeUnixNano: UnixNanoText,
  name: z.string(),
  attributes: AttributesDto,
  droppedAttributesCount: z.number().int(),
});

/** An event of a span among those of its whole trace. */
export const TraceEventDto = z.object({
  /** As in the rows of the waterfall. */
  nodeId: z.string(),
  timeUnixNano: UnixNanoText,
  name: z.string(),
  /** What it carries, in one line: an exception's type and message, else its attributes. */
  text: z.string(),
  isException: z.boolean(),
});
export type TraceEventDto = z.infer<typeof TraceEventDto>;

/** `GET /api/traces/{traceId}/events`: in time order. */
export const TraceEventsDto = z.object({
  status: DerivedStatus,
  reasons: z.array(z.string()),
  items: z.array(TraceEventDto),
});
export type TraceEventsDto = z.infer<typeof TraceEventsDto>;

export const SpanLinkDto = z.object({
  traceId: z.string(),
  spanId: z.string(),
  traceState: z.string(),
  flags: z.number().int(),
  attributes: AttributesDto,
  droppedAttributesCount: z.number().int(),
});

/** One span whole, as the details panel shows it. */
export const SpanDto = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().nullable(),
  traceState: z.string(),
  flags: z.number().int(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  service: z.string(),
  startUnixNano: UnixNanoText,
  endUnixNano: UnixNanoText,
  status: z.object({ code: z.enum(STATUS_CODES), message: z.string() }),
  attributes: AttributesDto,
  droppedAttributesCount: z.number().int(),
  events: z.array(SpanEventDto),
  droppedEventsCount: z.number().int(),
  links: z.array(SpanLinkDto),
  droppedLinksCount: z.number().int(),
  resource: ResourceDto,
  scope: ScopeDto,
});
export type SpanDto = z.infer<typeof SpanDto>;

/** What was repaired, or is not there to be seen: with its cause, and the nodes it is about. */
export const RepairDto = z.object({
  kind: z.string(),
  reason: z.string(),
  nodeIds: z.array(z.string()),
  count: z.number().int(),
});

/** `GET /api/traces/{traceId}`: the trace and how whole it is. */
export const TraceDto = z.object({
  traceId: z.string(),
  status: DerivedStatus,
  reasons: z.array(z.string()),
  startUnixNano: UnixNanoText,
  endUnixNano: UnixNanoText,
  spanCount: z.number().int(),
  errorSpanCount: z.number().int(),
  services: z.array(z.string()),
  repairs: z.array(RepairDto),
  spans: z.array(SpanDto),
});
export type TraceDto = z.infer<typeof TraceDto>;

export const TraceSummaryDto = z.object({
  traceId: z.string(),
  rootService: z.string(),
  rootName: z.string(),
  startUnixNano: UnixNanoText,
  durationNano: DurationNanoText,
  spanCount: z.number().int(),
  errorSpanCount: z.number().int(),
  services: z.array(z.string()),
});
export type TraceSummaryDto = z.infer<typeof TraceSummaryDto>;

export const TraceListQuery = z.object({
  service: z.string().max(200).optional(),
  name: z.string().max(300).optional(),
  errors: z.enum(["true", "false"]).optional(),
  minDurationMs: z.coerce.number().nonnegative().optional(),
  sort: z
    .enum(TRACE_SORTS)
    .optional()
    .describe(
      `a column, with - before it downwards; by default the newest first. All but started: of the newest ${SORTED_TRACES} that match`,
    ),
  ...PageQuery,
});
export type TraceListQuery = z.infer<typeof TraceListQuery>;
export const TraceListDto = listOf(TraceSummaryDto);

export const CriticalPathDto = z.object({
  status: DerivedStatus,
  reasons: z.array(z.string()),
  /** By whose clock the times below are. */
  clock: TraceClockDto,
  sections: z.array(
    z.object({
      spanId: z.string(),
      kind: z.string(),
      startUnixNano: UnixNanoText,
      endUnixNano: UnixNanoText,
    }),
  ),
});
export type CriticalPathDto = z.infer<typeof CriticalPathDto>;

/** One way in which the trace differs from healthy ones of the same incident. */
export const DivergenceDto = z.object({
  kind: z.enum([
    "missing",
    "extra",
    "status",
    "exception",
    "count",
    "latency",
    "attribute",
    "order",
  ]),
  path: z.array(z.object({ service: z.string(), name: z.string(), kind: z.enum(SPAN_KINDS) })),
  depth: z.number().int(),
  spanIds: z.array(z.string()),
  statement: z.string(),
  support: z.number().int(),
  of: z.number().int(),
  atUnixNano: UnixNanoText,
  isUnexplained: z.boolean(),
  /** Where the trace first departed from health. */
  isEarliest: z.boolean(),
  /** The unexplained one furthest from the root. */
  isDeepest: z.boolean(),
});
export type DivergenceDto = z.infer<typeof DivergenceDto>;

export const GraphDto = z.object({
  status: DerivedStatus,
  reasons: z.array(z.string()),
  /** By whose clock order and durations below are. */
  clock: TraceClockDto,
  nodes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["span", "group", "peer", "missing-parent"]),
      spanIds: z.array(z.string()),
      service: z.string(),
      name: z.string(),
      failure: z.string().nullable(),
      class: z.enum(["origin", "propagated", "suppressed", "retried"]).nullable(),
      errorCount: z.number().int(),
      durationNano: DurationNanoText,
      /** Some of its time is on the critical path. */
      isCritical: z.boolean(),
      /** What the kernel did for it: the surest first, of those failures. */
      kernel: z.array(
        z.object({
          words: z.string(),
          count: z.number().int(),
          failed: z.boolean(),
          /** False: it happened in the process, perhaps for another span. */
          sure: z.boolean(),
          anchors: z.array(z.string()),
        }),
      ),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.enum(["call", "link", "happens-before", "retry-of", "resource-conflict"]),
      provenance: z.string(),
    }),
  ),
  slice: z
    .object({
      /** What it is the slice of: that the trace failed, or that it took long. */
      symptom: z.enum(["failure", "latency"]),
      nodeIds: z.array(z.string()),
      heals: z.number().int().nullable(),
      of: z.number().int().nullable(),
    })
    .nullable(),
  divergences: z.array(DivergenceDto),
  /** How the comparison behind the divergences went; null when there was nothing to compare with. */
  comparison: z
    .object({
      status: DerivedStatus,
      reasons: z.array(z.string()),
      /** The healthy traces compared with, the nearest first; distance 0 is alike, 1 nothing alike. */
      references: z.array(z.object({ traceId: z.string(), distance: z.number() })),
    })
    .nullable(),
  folded: z.array(
    z.object({
      id: z.string(),
      into: z.string(),
      nodeCount: z.number().int(),
      errorCount: z.number().int(),
      reason: z.string(),
    }),
  ),
});
export type GraphDto = z.infer<typeof GraphDto>;

export const LogDto = z.object({
  id: z.string(),
  timeUnixNano: UnixNanoText,
  severityNumber: z.number().int(),
  severityText: z.string(),
  level: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "unspecified"]),
  body: z.unknown(),
  eventName: z.string(),
  service: z.string(),
  traceId: z.string().nullable(),
  spanId: z.string().nullable(),
  attributes: AttributesDto,
});
export type LogDto = z.infer<typeof LogDto>;
export const LogListDto = listOf(LogDto);
export type LogListDto = z.infer<typeof LogListDto>;
