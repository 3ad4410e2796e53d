import { z } from "zod";
import { CHANGE_KINDS } from "./change";
import { KERNEL_EVENT_KINDS } from "./kernel-event";

/**
 * Facts that code can decide. Each names what it is about twice, by id and by what stands under that
 * id, and gives its numbers: a wrong id, a wrong name and a wrong number are all told apart.
 */
const Id = z.string().min(1).max(200);
const Text = z.string().min(1).max(500);
const Name = z.string().min(1).max(300);
const WholeNumber = z.number().int().min(0).max(1e12);
const Finite = z.number().min(-1e18).max(1e18);

export const DURATION_UNITS = ["ns", "us", "ms", "s"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];
export const Quantity = z.strictObject({ value: Finite, unit: z.enum(DURATION_UNITS) });
export type Quantity = z.infer<typeof Quantity>;

export const EVIDENCE_SIDES = ["window", "healthy"] as const;
export type EvidenceSide = (typeof EVIDENCE_SIDES)[number];
const Side = z.enum(EVIDENCE_SIDES);

export const SpanRef = z.strictObject({ id: Id, service: Name, operation: Name });
export type SpanRef = z.infer<typeof SpanRef>;

/** Services repeat themselves: the time tells one record from the next that says the same. */
const LogRef = z.strictObject({
  id: Id,
  service: Name,
  atUnixNano: z.string().regex(/^\d{1,20}$/),
});
const Moment = z.strictObject({
  of: z.enum(["span-start", "span-end", "log", "kernel", "change"]),
  id: Id,
});
export type Moment = z.infer<typeof Moment>;

/** What is counted: everything given must hold. */
export const Filter = z.strictObject({
  service: Name,
  operation: Name.nullable(),
  /** Only failing spans, or only those that did not fail; null for both. */
  failed: z.boolean().nullable(),
  failureType: Text.nullable(),
  /** In the body of a log record. */
  text: Text.nullable(),
});
export type Filter = z.infer<typeof Filter>;

const Counted = { what: z.enum(["spans", "traces", "logs"]), where: Filter, side: Side };

export const MEASURES = [
  "median-duration-ms",
  "p95-duration-ms",
  "failure-percent",
  "calls-per-trace",
] as const;
export type Measure = (typeof MEASURES)[number];

export const DIVERGENCE_KINDS = [
  "missing",
  "extra",
  "status",
  "exception",
  "count",
  "latency",
  "attribute",
  "order",
] as const;

export const Fact = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("span-status"),
    span: SpanRef,
    failed: z.boolean(),
    failureType: Text.nullable(),
  }),
  z.strictObject({ kind: z.literal("exception"), span: SpanRef, type: Text, message: Text }),
  z.strictObject({
    kind: z.literal("attribute-equals"),
    span: SpanRef,
    key: Name,
    value: z.union([Text, Finite, z.boolean()]),
  }),
  z.strictObject({ kind: z.literal("duration"), span: SpanRef, ...Quantity.shape }),
  z.strictObject({
    kind: z.literal("happened-before"),
    first: Moment,
    second: Moment,
    by: Quantity,
  }),
  z.strictObject({
    kind: z.literal("propagation"),
    /** The cause, further from the root. */
    from: SpanRef,
    to: SpanRef,
    of: z.enum(["failure", "call", "link"]),
    hops: WholeNumber,
  }),
  z.strictObject({ kind: z.literal("log-contains"), log: LogRef, text: Text }),
  z.strictObject({ kind: z.literal("count"), ...Counted, value: WholeNumber }),
  z.strictObject({ kind: z.literal("absence"), ...Counted }),
  z.strictObject({
    kind: z.literal("difference"),
    service: Name,
    operation: Name,
    measure: z.enum(MEASURES),
    direction: z.enum(["higher", "lower"]),
    window: Finite,
    healthy: Finite,
  }),
  z.strictObject({
    kind: z.literal("metric-change"),
    metric: Name,
    service: Name,
    direction: z.enum(["higher", "lower"]),
    before: Finite,
    during: Finite,
    unit: z.string().max(60),
  }),
  z.strictObject({
    kind: z.literal("change-before"),
    change: z.strictObject({ id: Id, kind: z.enum(CHANGE_KINDS), service: Name.nullable() }),
    /** How long before the first failing request. */
    by: Quantity,
  }),
  z.strictObject({
    kind: z.literal("kernel-event"),
    event: z.strictObject({ id: Id, kind: z.enum(KERNEL_EVENT_KINDS) }),
    errorNumber: WholeNumber.nullable(),
    span: SpanRef.nullable(),
  }),
  z.strictObject({
    kind: z.literal("divergence"),
    span: SpanRef,
    divergence: z.enum(DIVERGENCE_KINDS),
    support: WholeNumber,
    of: WholeNumber,
  }),
  z.strictObject({
    kind: z.literal("slice-heals"),
    service: Name,
    operation: Name,
    heals: WholeNumber,
    of: WholeNumber,
  }),
]);
export type Fact = z.infer<typeof Fact>;
export type FactKind = Fact["kind"];
export type FactOf<Kind extends FactKind> = Extract<Fact, { readonly kind: Kind }>;

/** A fact as an analyst cites it. An essential one carries the mechanism: without it, no hypothesis. */
export const Claim = z.strictObject({ id: Id, essential: z.boolean(), fact: Fact });
export type Claim = z.infer<typeof Claim>;

export const VERDICTS = ["supported", "contradicted", "not-found", "cannot-check"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What became of a claim, by which rule, and what was held against what. */
export interface Verification {
  readonly verdict: Verdict;
  readonly rule: string;
  readonly claimed: string;
  readonly found: string;
}
