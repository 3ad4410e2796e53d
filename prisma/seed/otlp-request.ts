import { z } from "zod";

/** OTLP JSON requests as the recordings hold them; fields not named here pass through untouched. */
const Nano = z.string().regex(/^[0-9]+$/);

const Span = z.looseObject({
  traceId: z.string(),
  spanId: z.string(),
  name: z.string(),
  startTimeUnixNano: Nano,
  endTimeUnixNano: Nano,
  events: z.array(z.looseObject({ timeUnixNano: Nano })).default([]),
});

export const TracesRequest = z.object({
  resourceSpans: z.array(
    z.looseObject({ scopeSpans: z.array(z.looseObject({ spans: z.array(Span) })) }),
  ),
});
export type TracesRequest = z.infer<typeof TracesRequest>;

const LogRecord = z.looseObject({
  timeUnixNano: Nano.default("0"),
  observedTimeUnixNano: Nano.default("0"),
});

export const LogsRequest = z.object({
  resourceLogs: z.array(
    z.looseObject({ scopeLogs: z.array(z.looseObject({ logRecords: z.array(LogRecord) })) }),
  ),
});
export type LogsRequest = z.infer<typeof LogsRequest>;

const Points = z.looseObject({
  dataPoints: z.array(
    z.looseObject({
      startTimeUnixNano: Nano.default("0"),
      timeUnixNano: Nano,
      exemplars: z.array(z.looseObject({ timeUnixNano: Nano })).default([]),
    }),
  ),
});
const Metric = z.looseObject({
  name: z.string(),
  gauge: Points.optional(),
  sum: Points.optional(),
  histogram: Points.optional(),
});

export const MetricsRequest = z.object({
  resourceMetrics: z.array(
    z.looseObject({ scopeMetrics: z.array(z.looseObject({ metrics: z.array(Metric) })) }),
  ),
});
export type MetricsRequest = z.infer<typeof MetricsRequest>;
