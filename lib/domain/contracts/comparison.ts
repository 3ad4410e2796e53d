import { z } from "zod";
import { IncidentId, TraceId } from "@/lib/domain/ids";
import { SPAN_KINDS } from "@/lib/domain/span";
import { COMPARISON_STATES } from "./comparison-state";
import { DerivedStatus, DurationNanoText } from "./wire-format";

/** Enough to tell a pattern from an accident, and read in a second. */
const MAX_TRACES = 50;

const TraceIds = z
  .string()
  .max(33 * MAX_TRACES)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .pipe(z.array(TraceId).min(1).max(MAX_TRACES));

/** Two sets of traces by their ids, or the healthy and the failing evidence of an incident. */
export const ComparisonQuery = z
  .object({
    before: TraceIds.optional(),
    after: TraceIds.optional(),
    incident: IncidentId.optional(),
  })
  .refine(
    ({ before, after, incident }) => incident !== undefined || (before && after) !== undefined,
    { message: "give both before and after, or incident" },
  );
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

const ComparedSideDto = z.object({
  /** Traces of this side that have the operation. */
  traceCount: z.number().int(),
  /** Means over the traces of this side. */
  count: z.number(),
  errorCount: z.number(),
  /** For one execution. */
  durationNano: DurationNanoText,
  selfNano: DurationNanoText,
  failure: z.string().nullable(),
  /** Its spans in the first trace that has it. */
  example: z.object({ traceId: z.string(), spanIds: z.array(z.string()) }).nullable(),
});
export type ComparedSideDto = z.infer<typeof ComparedSideDto>;

/** An attribute's value that traces after have far more often than traces before. */
const AttributeOutlierDto = z.object({
  service: z.string(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  key: z.string(),
  value: z.string(),
  /** Traces that ran the operation, with the value and in all. */
  afterWith: z.number().int(),
  afterOf: z.number().int(),
  beforeWith: z.number().int(),
  beforeOf: z.number().int(),
  /** Chance of a false discovery, over all values tested; null with too few traces to tell. */
  q: z.number().nullable(),
  /** Other names of the very same traces: `service.version=2.4.0`. */
  aliases: z.array(z.string()),
  /** Traces after, to look at. */
  examples: z.array(z.string()),
});
export type AttributeOutlierDto = z.infer<typeof AttributeOutlierDto>;

const BehaviourDto = z.object({
  /** Traces of this side that ran it. */
  traceCount: z.number().int(),
  executions: z.number().int(),
  /** Median self time of one execution: more calls alone do not raise it. */
  selfNano: DurationNanoText,
  /** Executions in which a failure began, of all. */
  ownErrorRate: z.number(),
  /** Callers that failed with one failure of its own, on average. */
  errorFanOut: z.number(),
  /** Attempts for one call: 1 without retries. */
  retryAmplification: z.number(),
});
export type BehaviourDto = z.infer<typeof BehaviourDto>;

export const STANDOUT_SIGNS = ["errors", "retries", "latency"] as const;

/** An operation that behaves otherwise after, beyond what calling it more often explains. */
const StandoutDto = z.object({
  service: z.string(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  /** In what, the most telling first. */
  signs: z.array(z.enum(STANDOUT_SIGNS)),
  before: BehaviourDto,
  after: BehaviourDto,
  /** Of its self time being larger after by chance, corrected for all operations. */
  latencyQ: z.number(),
  /** Traces after, to look at. */
  examples: z.array(z.string()),
});
export type StandoutDto = z.infer<typeof StandoutDto>;

export const ComparisonDto = z.object({
  status: DerivedStatus,
  reasons: z.array(z.string()),
  before: z.array(z.string()),
  after: z.array(z.string()),
  /** Operations whose failures, retries or self time stand out; the most telling first. */
  standouts: z.array(StandoutDto),
  /** The most telling first. */
  outliers: z.array(AttributeOutlierDto),
  /** One merged tree, parents before children. */
  rows: z.array(
    z.object({
      service: z.string(),
      name: z.string(),
      kind: z.enum(SPAN_KINDS),
      /** Row of the parent, -1 for a root. */
      parent: z.number().int(),
      depth: z.number().int(),
      state: z.enum(COMPARISON_STATES),
      changes: z.array(z.enum(["count", "errors", "latency"])),
      before: ComparedSideDto,
      after: ComparedSideDto,
    }),
  ),
});
export type ComparisonDto = z.infer<typeof ComparisonDto>;
