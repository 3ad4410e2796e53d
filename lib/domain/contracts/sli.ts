import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/domain/change";
import { SLI_PRESETS } from "./sli-preset";
import { DerivedStatus, DurationNanoText, IsoTime, UnixNanoText } from "./wire-format";

/** Rate, errors and duration of the requests that began in one step of time. */
export const RedPointDto = z.object({
  startsAt: IsoTime,
  total: z.number().int(),
  failed: z.number().int(),
  p50Nano: DurationNanoText.nullable(),
  p95Nano: DurationNanoText.nullable(),
});
export type RedPointDto = z.infer<typeof RedPointDto>;

/** A change as a chart and a list tell it. */
export const ChangeMarkDto = z.object({
  id: z.string(),
  kind: z.enum(CHANGE_KINDS),
  service: z.string().nullable(),
  version: z.string().nullable(),
  atUnixNano: UnixNanoText,
  title: z.string(),
});
export type ChangeMarkDto = z.infer<typeof ChangeMarkDto>;

/**
 * Why a point is drawn: what it stands for among the requests, or the metric that names it, as it came
 * by OTLP or as Prometheus keeps it.
 */
export const SLI_EXEMPLAR_STANDS = ["failing", "slow", "typical", "metric", "prometheus"] as const;

export const SliExemplarDto = z.object({
  stand: z.enum(SLI_EXEMPLAR_STANDS),
  traceId: z.string(),
  spanId: z.string().nullable(),
  service: z.string(),
  /** The operation; of an exemplar that came with a metric, the metric. */
  name: z.string(),
  atUnixNano: UnixNanoText,
  /** Null when the metric is no duration, or its request is not known. */
  durationNano: DurationNanoText.nullable(),
  /** What failed in a few words; null when nothing did, or when that is not known. */
  failure: z.string().nullable(),
  /** Spans of its trace were received: it can be opened. */
  isHeld: z.boolean(),
});
export type SliExemplarDto = z.infer<typeof SliExemplarDto>;

export const SliQuery = z
  .object({
    preset: z.enum(SLI_PRESETS).default("all"),
    from: IsoTime.optional(),
    to: IsoTime.optional(),
  })
  .refine(
    ({ from, to }) => (from === undefined) === (to === undefined),
    "`from` and `to` come together",
  )
  .refine(
    ({ from, to }) => from === undefined || to === undefined || Date.parse(from) < Date.parse(to),
    "`from` lies before `to`",
  );
export type SliQuery = z.output<typeof SliQuery>;

export const SliDto = z.object({
  status: DerivedStatus,
  reasons: z.array(z.string()),
  /** Whose requests were counted; null for any. */
  service: z.string().nullable(),
  route: z.string().nullable(),
  from: IsoTime,
  to: IsoTime,
  stepSeconds: z.number().int(),
  baselineStart: IsoTime,
  incident: z.object({ startsAt: IsoTime, endsAt: IsoTime.nullable() }),
  items: z.array(RedPointDto),
  /** The SLO that the incident is about, or one of the same requests. */
  objective: z
    .object({
      slo: z.string(),
      target: z.number(),
      /** The largest share of requests that may fail; null for an SLO of latency. */
      errorShare: z.number().nullable(),
      /** How long a request may take; null for one of availability. */
      thresholdNano: DurationNanoText.nullable(),
    })
    .nullable(),
  alerts: z.array(z.object({ name: z.string(), startsAt: IsoTime, endsAt: IsoTime.nullable() })),
  changes: z.array(ChangeMarkDto),
  exemplars: z.array(SliExemplarDto),
});
export type SliDto = z.infer<typeof SliDto>;
