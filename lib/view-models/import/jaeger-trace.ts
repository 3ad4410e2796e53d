import { z } from "zod";

const Tag = z.object({ key: z.string(), type: z.string().optional(), value: z.unknown() });
export type JaegerTag = z.infer<typeof Tag>;

const JaegerSpan = z.object({
  traceID: z.string(),
  spanID: z.string(),
  operationName: z.string(),
  references: z
    .array(z.object({ refType: z.string(), traceID: z.string(), spanID: z.string() }))
    .default([]),
  /** Microseconds since 1970. */
  startTime: z.number(),
  /** Microseconds. */
  duration: z.number(),
  tags: z.array(Tag).nullish(),
  logs: z.array(z.object({ timestamp: z.number(), fields: z.array(Tag) })).nullish(),
  processID: z.string().optional(),
});
export type JaegerSpan = z.infer<typeof JaegerSpan>;

const JaegerTrace = z.object({
  spans: z.array(JaegerSpan),
  processes: z
    .record(z.string(), z.object({ serviceName: z.string(), tags: z.array(Tag).nullish() }))
    .default({}),
});
export type JaegerTrace = z.infer<typeof JaegerTrace>;

/** What Jaeger's UI saves and its query API answers (`/api/traces/{id}`). */
export const JaegerFile = z.object({ data: z.array(JaegerTrace).min(1) });
