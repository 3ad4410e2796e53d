import { z } from "zod";
import { RepairDto } from "./trace";
import { TraceClockDto } from "./trace-clock";
import { DerivedStatus, UnixNanoText } from "./wire-format";

const Ints = z.array(z.number());

/**
 * A trace as the browser needs it to draw every row, and no more: column arrays over one
 * dictionary, so that 100,000 rows stay small. Rows are in pre-order: the `descendantCount[i]`
 * rows after `i` are its subtree. Times are nanoseconds from `startUnixNano` (exact below 2^53).
 */
export const WaterfallDto = z.object({
  traceId: z.string(),
  status: DerivedStatus,
  reasons: z.array(z.string()),
  repairs: z.array(RepairDto),
  /** What was sampled, cut or never sent: nothing to repair, but not there either. */
  losses: z.array(RepairDto),
  /** By whose clock the times below are. */
  clock: TraceClockDto,
  startUnixNano: UnixNanoText,
  durationNano: z.number(),
  services: z.array(z.string()),
  names: z.array(z.string()),
  /** Where the failure began, as the slice of the causal graph tells it; -1 when nothing failed. */
  leadRow: z.number().int(),
  rows: z.object({
    nodeId: z.array(z.string()),
    parent: Ints,
    depth: Ints,
    descendantCount: Ints,
    descendantErrorCount: Ints,
    service: Ints,
    name: Ints,
    kind: Ints,
    offsetNano: Ints,
    durationNano: Ints,
    flags: Ints,
  }),
  criticalPath: z.object({
    status: DerivedStatus,
    reasons: z.array(z.string()),
    row: Ints,
    kind: z.array(z.string()),
    offsetNano: Ints,
    durationNano: Ints,
  }),
  /** Log records of the trace, in time order: `row` is -1 where the span is unknown. */
  logs: z.object({
    status: DerivedStatus,
    reasons: z.array(z.string()),
    id: z.array(z.string()),
    row: Ints,
    offsetNano: Ints,
    level: z.array(z.string()),
  }),
});
export type WaterfallDto = z.infer<typeof WaterfallDto>;

/** {@link WaterfallDto} as packed columns too: whatever can be read by its index. */
export type WaterfallColumns = {
  readonly [Part in keyof WaterfallDto]: WaterfallDto[Part] extends Record<string, unknown>
    ? {
        readonly [Column in keyof WaterfallDto[Part]]: WaterfallDto[Part][Column] extends number[]
          ? ArrayLike<number>
          : WaterfallDto[Part][Column];
      }
    : WaterfallDto[Part];
};
