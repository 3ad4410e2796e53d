import { z } from "zod";
import { SPAN_KINDS } from "./span";

/** A page wakes somebody up, a ticket waits for the morning. */
export const SLO_SEVERITIES = ["page", "ticket"] as const;
export type SloSeverity = (typeof SLO_SEVERITIES)[number];

/** Every window and period is a whole number of these. */
export const WINDOW_STEP_SECONDS = 10;
const MAX_PERIOD_SECONDS = 366 * 86_400;
/** Part of an address: `/api/slos/openslo` is the import and export. */
const RESERVED_NAMES = new Set(["openslo"]);

/** What an SLO is called within its project: a label of RFC 1123. */
export const SloName = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    "a name is 1 to 63 lower-case letters, digits and dashes, a dash neither first nor last",
  )
  .refine((name) => !RESERVED_NAMES.has(name), "this name is taken by an address of the API");

const WindowSeconds = z
  .number()
  .int()
  .min(WINDOW_STEP_SECONDS)
  .max(MAX_PERIOD_SECONDS)
  .multipleOf(WINDOW_STEP_SECONDS);

const OneOrMore = z.union([z.string().max(500), z.array(z.string().max(500)).min(1).max(50)]);

/** Attribute by attribute, the texts that its value may have. */
export const AttributeFilter = z
  .record(z.string().min(1).max(200), OneOrMore)
  .transform(
    (filter): Record<string, string[]> =>
      Object.fromEntries(
        Object.entries(filter).map(([key, value]) => [
          key,
          typeof value === "string" ? [value] : value,
        ]),
      ),
  );
export type AttributeFilter = z.output<typeof AttributeFilter>;

const SpanSelectorFields = {
  service: z.string().min(1).max(200),
  /** `/orders`, `POST /orders` or the name of the span; null: any. */
  route: z.string().min(1).max(500).nullable().default(null),
  /** Null: the spans by which a request entered the service. */
  spanKind: z.enum(SPAN_KINDS).nullable().default(null),
  attributes: AttributeFilter.default({}),
};

const MetricSelector = z.object({
  name: z.string().min(1).max(200),
  service: z.string().min(1).max(200).nullable().default(null),
  attributes: AttributeFilter.default({}),
});
export type MetricSelector = z.output<typeof MetricSelector>;

const SpanAvailability = z.object({
  source: z.literal("spans"),
  kind: z.literal("availability"),
  ...SpanSelectorFields,
});
const SpanLatency = z.object({
  source: z.literal("spans"),
  kind: z.literal("latency"),
  ...SpanSelectorFields,
  /** A request that took longer than this is bad. */
  thresholdMs: z.number().positive().max(86_400_000),
});
const MetricAvailability = z.object({
  source: z.literal("metrics"),
  kind: z.literal("availability"),
  /** A sum, or a histogram whose count is taken. */
  total: MetricSelector,
  counted: MetricSelector,
  /** What `counted` counts. */
  countedAre: z.enum(["good", "bad"]),
});
const MetricLatency = z.object({
  source: z.literal("metrics"),
  kind: z.literal("latency"),
  histogram: MetricSelector,
  /** In the unit of the histogram, and one of its bounds. */
  threshold: z.number().positive(),
});

/**
 * What is counted as good and as bad. Latency over spans counts the requests that did not fail:
 * those that did belong to availability.
 */
export const SloIndicator = z.union([
  SpanAvailability,
  SpanLatency,
  MetricAvailability,
  MetricLatency,
]);
export type SloIndicator = z.output<typeof SloIndicator>;
export type SpanIndicator = Extract<SloIndicator, { source: "spans" }>;
export type MetricIndicator = Extract<SloIndicator, { source: "metrics" }>;

/** Fires when the error budget burns faster than `factor` over the long and the short window. */
export const BurnRule = z.object({
  severity: z.enum(SLO_SEVERITIES),
  longSeconds: WindowSeconds,
  shortSeconds: WindowSeconds,
  factor: z.number().positive().max(100_000),
});
export type BurnRule = Readonly<z.output<typeof BurnRule>>;

/** An SLO as one defines it. */
export const SloDefinition = z.object({
  name: SloName,
  displayName: z.string().max(200).default(""),
  description: z.string().max(1050).default(""),
  /** Who it is of, and where its incidents look for traces. */
  service: z.string().min(1).max(200),
  /** The share of good events to reach, as 0.999. */
  target: z.number().gt(0).lt(1),
  periodSeconds: WindowSeconds.default(28 * 86_400),
  indicator: SloIndicator,
  /** Left out: those of the workbook's table, for the period. */
  rules: z.array(BurnRule).max(10).optional(),
  /** A rule stays calm while its long window holds fewer bad events than this. */
  minBadEvents: z.number().int().min(1).max(1_000_000).default(5),
});
export type SloDefinition = z.output<typeof SloDefinition>;

/** An SLO with its rules told. */
export type Slo = Omit<SloDefinition, "rules"> & { readonly rules: BurnRule[] };

/** Events of a window or of a bucket. */
export interface EventCounts {
  readonly total: number;
  readonly bad: number;
}

/** A rule that fires, known by `ruleKey`, since when. */
export interface FiringRule {
  readonly rule: string;
  readonly since: Date;
}

/** An SLO as kept, with how far it was counted. */
export interface StoredSlo {
  readonly slo: Slo;
  /** Every bucket before this moment was counted at least once. */
  readonly countedThrough: Date;
  /** The tick that was evaluated last. */
  readonly evaluatedAt: Date | null;
  /** What the windows of the rules and the period held at that tick, by their seconds. */
  readonly windows: ReadonlyMap<number, EventCounts>;
  /** What could not be counted, in words; empty when all could. */
  readonly reasons: readonly string[];
  readonly firing: readonly FiringRule[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Names a rule within its SLO: `page-3600-300`. */
export function ruleKey({ severity, longSeconds, shortSeconds }: BurnRule): string {
  return `${severity}-${longSeconds}-${shortSeconds}`;
}
