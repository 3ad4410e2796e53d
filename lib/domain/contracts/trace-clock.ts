import { z } from "zod";
import { CLOCK_CHOICES } from "./clock-choice";
import { DerivedStatus } from "./wire-format";

export const ClockQuery = {
  clock: z
    .enum(CLOCK_CHOICES)
    .default("adjusted")
    .describe("`raw` for the times as recorded, though calls show that a host's clock is off"),
};

/** What is known of the clocks behind a trace's times, and which times are told. */
export const TraceClockDto = z.object({
  /** `adjusted` only when the times of some host were moved. */
  shown: z.enum(CLOCK_CHOICES),
  status: DerivedStatus,
  reasons: z.array(z.string()),
  /** The host that all are measured against; null when there is none. */
  reference: z.string().nullable(),
  /** Hosts whose clock is off by the evidence of calls. */
  off: z.array(
    z.object({
      host: z.string(),
      /** How far it is ahead; negative when it is behind. */
      aheadNano: z.number(),
      /** The truth lies within this of it; null when calls bound it from one side alone. */
      uncertaintyNano: z.number().nullable(),
      spanCount: z.number().int(),
    }),
  ),
});
export type TraceClockDto = z.infer<typeof TraceClockDto>;
