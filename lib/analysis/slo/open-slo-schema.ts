import { z } from "zod";
import { AttributeFilter } from "@/lib/domain/slo";
import { SPAN_KINDS } from "@/lib/domain/span";

/** `metricSource.type` of indicators that Faultline counts itself. */
export const METRIC_SOURCE_TYPE = "faultline";
/** What OpenSLO v1 has no field for. */
export const MIN_BAD_EVENTS = "faultline/min-bad-events";
export const SHORT_WINDOW = "faultline/short-window";

const LabelValue = z.union([z.string(), z.array(z.string())]);
const Metadata = z.looseObject({
  name: z.string(),
  displayName: z.string().optional(),
  labels: z.record(z.string(), LabelValue).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const SpanSourceSpec = z.strictObject({
  source: z.literal("spans"),
  service: z.string().optional(),
  route: z.string().optional(),
  kind: z.enum(SPAN_KINDS).optional(),
  attributes: AttributeFilter.optional(),
  /** Of what counts the bad ones. */
  failed: z.literal(true).optional(),
});
const MetricSourceSpec = z.strictObject({
  source: z.literal("metrics"),
  name: z.string(),
  service: z.string().optional(),
  attributes: AttributeFilter.optional(),
});
/** `metricSource.spec`, which OpenSLO leaves to the implementation. */
export const FaultlineSource = z.union([SpanSourceSpec, MetricSourceSpec]);
export type FaultlineSource = z.output<typeof FaultlineSource>;

const Metric = z.looseObject({
  metricSource: z.looseObject({ type: z.string().default(""), spec: z.unknown() }),
});
export type OpenSloMetric = z.output<typeof Metric>;

export const OpenSloIndicator = z.looseObject({
  metadata: Metadata.optional(),
  spec: z.looseObject({
    description: z.string().optional(),
    thresholdMetric: Metric.optional(),
    ratioMetric: z
      .looseObject({
        counter: z.boolean().optional(),
        good: Metric.optional(),
        bad: Metric.optional(),
        total: Metric.optional(),
      })
      .optional(),
  }),
});
export type OpenSloIndicator = z.output<typeof OpenSloIndicator>;

export const OpenSloObjective = z.looseObject({
  displayName: z.string().optional(),
  op: z.enum(["lte", "gte", "lt", "gt"]).optional(),
  value: z.number().optional(),
  target: z.number().optional(),
  targetPercent: z.number().optional(),
});
export type OpenSloObjective = z.output<typeof OpenSloObjective>;

const Condition = z.looseObject({
  kind: z.string().optional(),
  conditionRef: z.string().optional(),
  metadata: Metadata.optional(),
  spec: z
    .looseObject({
      severity: z.string().optional(),
      condition: z.looseObject({
        kind: z.string(),
        op: z.string().optional(),
        threshold: z.number(),
        lookbackWindow: z.string(),
        alertAfter: z.string().optional(),
      }),
    })
    .optional(),
});
export type OpenSloCondition = z.output<typeof Condition>;

export const OpenSloPolicy = z.looseObject({
  kind: z.string().optional(),
  alertPolicyRef: z.string().optional(),
  metadata: Metadata.optional(),
  spec: z.looseObject({ conditions: z.array(Condition) }).optional(),
});
export type OpenSloPolicy = z.output<typeof OpenSloPolicy>;

export const OpenSloSlo = z.looseObject({
  metadata: Metadata,
  spec: z.looseObject({
    description: z.string().optional(),
    service: z.string(),
    indicator: OpenSloIndicator.optional(),
    indicatorRef: z.string().optional(),
    timeWindow: z
      .array(z.looseObject({ duration: z.string(), isRolling: z.boolean().optional() }))
      .length(1, "OpenSLO v1 takes exactly one time window"),
    budgetingMethod: z.string().default("Occurrences"),
    objectives: z.array(OpenSloObjective).min(1),
    alertPolicies: z.array(OpenSloPolicy).optional(),
  }),
});
export type OpenSloSlo = z.output<typeof OpenSloSlo>;

/** Any document of a stream. */
export const OpenSloDocument = z.looseObject({
  apiVersion: z.literal("openslo/v1"),
  kind: z.enum([
    "SLO",
    "SLI",
    "Service",
    "AlertPolicy",
    "AlertCondition",
    "AlertNotificationTarget",
    "DataSource",
  ]),
  metadata: Metadata,
});
export type OpenSloDocument = z.output<typeof OpenSloDocument>;
