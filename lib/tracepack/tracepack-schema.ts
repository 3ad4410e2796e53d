import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/domain/change";
import { SPAN_KINDS, STATUS_CODES } from "@/lib/domain/span";
import { EVIDENCE_GROUPS, SUSPECT_KINDS } from "@/lib/domain/suspect";

/** Changes whenever a reader of the former one could misread the new. */
export const TRACEPACK_VERSION = 1;

const count = z.number().int().nonnegative();
const index = z.number().int().nonnegative();
/** Unix nanoseconds, decimal: they do not fit a JSON number. */
const unixNano = z.string().regex(/^-?\d+$/);
const nano = z.number();

/** How an operation fared on one side: the incident's window, or the time before. */
const OperationSide = z.strictObject({
  traces: count,
  calls: count,
  failures: count,
  p50Nano: nano,
  p95Nano: nano,
});

const PackedOperation = z.strictObject({
  service: z.string(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  window: OperationSide,
  healthy: OperationSide,
});

export const SPAN_MARKS = [
  "root",
  "suspect",
  "slice",
  "cause",
  "divergence",
  "critical",
  "slow-sibling",
] as const;

export const PackedSpan = z.strictObject({
  id: z.string(),
  /** Index into `traces`. */
  trace: index,
  /** The nearest caller that is in the pack. */
  parent: z.string().nullable(),
  /** Callers between it and `parent` that are not in the pack. */
  skipped: count,
  depth: count,
  /** Index into `operations`: service, name, kind. */
  operation: index,
  /** Index into `resources`. */
  resource: index,
  /** From the start of its trace. */
  startNano: nano,
  durationNano: nano,
  /** Whole part of log2 of the duration in nanoseconds. */
  durationBucket: z.number().int(),
  status: z.enum(STATUS_CODES),
  statusMessage: z.string(),
  failure: z.strictObject({ type: z.string(), text: z.string() }).nullable(),
  class: z.enum(["origin", "propagated", "suppressed", "retried"]).nullable(),
  marks: z.array(z.enum(SPAN_MARKS)),
  /** Indices into `attributes`. */
  attributes: z.array(index),
  events: z.array(z.strictObject({ name: z.string(), atNano: nano, attributes: z.array(index) })),
  links: z.array(z.strictObject({ traceId: z.string(), spanId: z.string() })),
});
export type PackedSpan = z.infer<typeof PackedSpan>;

const PackedLog = z.strictObject({
  id: z.string(),
  trace: index.nullable(),
  span: z.string().nullable(),
  service: z.string(),
  level: z.string(),
  atUnixNano: unixNano,
  text: z.string(),
  /** Index into `logTemplates`. */
  template: index,
  attributes: z.array(index),
});

const PackedMetric = z.strictObject({
  name: z.string(),
  unit: z.string(),
  service: z.string(),
  pod: z.string().nullable(),
  before: z.number(),
  during: z.number(),
  duringUnixNano: unixNano,
  exemplars: z.array(
    z.strictObject({ atUnixNano: unixNano, value: z.number().nullable(), spanId: z.string() }),
  ),
});

const EdgeSide = z.strictObject({ calls: count, failures: count, p50Nano: nano, p95Nano: nano });

/** What one incident's evidence comes down to: all that an analyst is given. */
export const Tracepack = z.strictObject({
  version: z.literal(TRACEPACK_VERSION),
  ranker: z.string(),
  incident: z.strictObject({
    id: z.string(),
    title: z.string(),
    service: z.string().nullable(),
    route: z.string().nullable(),
    openedAt: z.string(),
  }),
  header: z.strictObject({
    leadTraceId: z.string().nullable(),
    services: z.array(z.string()),
    environments: z.array(z.string()),
    releases: z.array(z.strictObject({ service: z.string(), version: z.string() })),
    windowStartUnixNano: unixNano,
    windowEndUnixNano: unixNano,
    windowTraces: count,
    failingTraces: count,
    healthyTraces: count,
    instrumentation: z.array(z.string()),
  }),
  traces: z.array(
    z.strictObject({
      id: z.string().nullable(),
      startUnixNano: unixNano,
      durationNano: nano,
      spans: count,
      failing: count,
      status: z.enum(["ok", "degraded", "failed"]),
      reasons: z.array(z.string()),
    }),
  ),
  /** Every attribute of spans, events and logs once, as key and value. */
  attributes: z.array(z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()])])),
  resources: z.array(z.strictObject({ service: z.string(), attributes: z.array(index) })),
  operations: z.array(PackedOperation),
  spans: z.array(PackedSpan),
  /** Spans below one that is in the pack which are not in it themselves. */
  collapsed: z.array(
    z.strictObject({
      trace: index,
      under: z.string().nullable(),
      spans: count,
      failing: count,
      services: z.array(z.string()),
    }),
  ),
  slice: z
    .strictObject({
      status: z.enum(["ok", "degraded", "failed"]),
      symptom: z.string().nullable(),
      causes: z.array(z.string()),
      spans: z.array(z.string()),
    })
    .nullable(),
  divergences: z.array(
    z.strictObject({
      kind: z.string(),
      service: z.string(),
      operation: z.string(),
      depth: count,
      statement: z.string(),
      spans: z.array(z.string()),
      support: count,
      of: count,
      isEarliest: z.boolean(),
      isDeepest: z.boolean(),
    }),
  ),
  /** From the cause that is furthest from the root up to the root, and how many calls that is. */
  propagation: z.strictObject({ depth: count, path: z.array(z.string()) }),
  suspects: z.array(
    z.strictObject({
      rank: count,
      kind: z.enum(SUSPECT_KINDS),
      service: z.string(),
      operation: z.string(),
      probability: z.number(),
      spans: z.array(z.string()),
      heals: z.strictObject({ heals: count, of: count }).nullable(),
      evidence: z.array(
        z.strictObject({
          group: z.enum(EVIDENCE_GROUPS),
          nats: z.number(),
          statement: z.string(),
          anchors: z.array(z.string()),
        }),
      ),
    }),
  ),
  ranking: z.strictObject({
    status: z.enum(["ranked", "abstained", "degraded"]),
    noneProbability: z.number(),
    confidence: z.string(),
    reasons: z.array(z.string()),
  }),
  exceptions: z.array(
    z.strictObject({
      type: z.string(),
      service: z.string(),
      message: z.string(),
      window: count,
      healthy: count,
      firstSpan: z.string().nullable(),
    }),
  ),
  logTemplates: z.array(
    z.strictObject({
      service: z.string(),
      level: z.string(),
      text: z.string(),
      window: count,
      healthy: count,
    }),
  ),
  logs: z.array(PackedLog),
  metrics: z.array(PackedMetric),
  kernel: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      atUnixNano: unixNano,
      durationNano: nano,
      span: z.string().nullable(),
      grade: z.string().nullable(),
      process: z.string(),
      peer: z.string(),
      resource: z.string(),
      returned: z.number().nullable(),
    }),
  ),
  /** Who calls whom, now and before. */
  edges: z.array(
    z.strictObject({ from: z.string(), to: z.string(), window: EdgeSide, healthy: EdgeSide }),
  ),
  changes: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(CHANGE_KINDS),
      service: z.string().nullable(),
      version: z.string().nullable(),
      atUnixNano: unixNano,
      /** Before the trouble began; negative after. */
      beforeTroubleNano: nano,
      title: z.string(),
    }),
  ),
  code: z.array(
    z.strictObject({
      service: z.string(),
      file: z.string(),
      line: z.number().nullable(),
      function: z.string(),
      spans: z.array(z.string()),
    }),
  ),
  couldNotSee: z.array(z.string()),
  /** What there was and is not here, and why. */
  omitted: z.array(
    z.strictObject({ what: z.string(), kept: count, of: count, reason: z.string() }),
  ),
  redaction: z.strictObject({
    policy: z.string(),
    /** How often each rule took something out. */
    removed: z.array(z.strictObject({ rule: z.string(), count })),
  }),
});
export type Tracepack = z.infer<typeof Tracepack>;
