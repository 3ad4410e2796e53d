import { z } from "zod";
import { ANALYSTS } from "./analysis";
import { GOLD_SPLITS } from "./gold-split";

export const EVALUATION_STATUSES = ["queued", "running", "succeeded", "failed"] as const;
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];

/** What is varied from run to run; everything else is in the versions. */
export const EvaluationConfig = z.object({
  split: z.enum(GOLD_SPLITS).nullable(),
  analyst: z.enum(ANALYSTS),
  /** Groups of evidence that the ranking does without. */
  without: z.array(z.string()),
  /** How much more or less than it does a group weighs. */
  weights: z.record(z.string(), z.number()).default({}),
  /** How often each case is asked; more than once only of an analyst that may answer otherwise. */
  repeats: z.number().int().min(1),
});
export type EvaluationConfig = z.infer<typeof EvaluationConfig>;

export const EvaluationVersions = z.object({
  ranker: z.string(),
  /** The built-in analyst, or the prompt. */
  analyst: z.string(),
  verifier: z.string(),
  pack: z.number().int(),
  model: z.string().nullable(),
});
export type EvaluationVersions = z.infer<typeof EvaluationVersions>;

/** The version of a case that a run is about. */
export const PinnedCase = z.object({
  id: z.string(),
  version: z.number().int(),
  contentHash: z.string(),
});
export type PinnedCase = z.infer<typeof PinnedCase>;

/** A span, and where it is. */
export const PlacedSpan = z.object({
  spanId: z.string(),
  traceId: z.string().nullable(),
  service: z.string(),
  operation: z.string(),
});
export type PlacedSpan = z.infer<typeof PlacedSpan>;

/** How the spans that were said fit those that are labelled; shares of 1. */
export const SpanScore = z.object({
  expected: z.number().int(),
  said: z.number().int(),
  shared: z.number().int(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  /** Of all that has to be looked at, from the first on, until each labelled span was met. */
  precisionAtFullRecall: z.number(),
});
export type SpanScore = z.infer<typeof SpanScore>;

/** What a case is about, as its label tells it. */
export const ExpectedAnswer = z.object({
  isHealthy: z.boolean(),
  service: z.string().nullable(),
  names: z.array(z.string()),
  operations: z.array(z.string()),
  faultFamily: z.string(),
  difficulty: z.enum(["easy", "medium", "hard"]),
  mechanism: z.string(),
  notes: z.string().default(""),
  spans: z.array(PlacedSpan),
  distractors: z.array(z.object({ service: z.string(), whyNot: z.string() })),
});
export type ExpectedAnswer = z.infer<typeof ExpectedAnswer>;

/** One of those that were named, the likeliest first. */
export const NamedCause = z.object({
  kind: z.string(),
  service: z.string(),
  name: z.string(),
  probability: z.number(),
});

/** What the ranking, or the analyst, made of a case. */
export const CaseAnswer = z.object({
  status: z.enum(["named", "abstained", "failed"]),
  /** Why nobody was named, or what went wrong. */
  reason: z.string().nullable(),
  named: z.array(NamedCause),
  /** Best rank of the cause; null when it is not in the list. */
  rank: z.number().nullable(),
  /** Likewise where the operation has to be right too; null too where the label names none. */
  operationRank: z.number().nullable(),
  /** Of the first that was named, within the traces that have a labelled span. */
  said: z.array(PlacedSpan),
  /** Null where no span is labelled. */
  spans: SpanScore.nullable(),
  /** The labelled distractor that was named first instead of the cause. */
  blamed: z.string().nullable(),
  /** The probability of the first, and whether it is the cause; null where nobody was named. */
  stated: z.object({ probability: z.number(), isTrue: z.boolean() }).nullable(),
});
export type CaseAnswer = z.infer<typeof CaseAnswer>;

/** What became of an analyst's claims, published or not. */
export const ClaimCounts = z.object({
  supported: z.number().int(),
  contradicted: z.number().int(),
  notFound: z.number().int(),
  cannotCheck: z.number().int(),
});
export type ClaimCounts = z.infer<typeof ClaimCounts>;

/** One case, once. */
export const CaseResult = z.object({
  caseId: z.string(),
  version: z.number().int(),
  attempt: z.number().int().min(1),
  expected: ExpectedAnswer,
  ranker: CaseAnswer,
  analyst: CaseAnswer.extend({
    claims: ClaimCounts,
    hypotheses: z.array(
      z.object({ title: z.string(), mechanism: z.string(), isPublished: z.boolean() }),
    ),
  }),
  /** Rank of the cause by simple methods. */
  simple: z.record(z.string(), z.number().nullable()),
  /** What could not be read of the evidence. */
  problems: z.array(z.string()),
});
export type CaseResult = z.infer<typeof CaseResult>;

/** What it took: never the same twice, and so apart from the result. */
export const CaseEffort = z.object({
  rankingMs: z.number(),
  analysisMs: z.number(),
  tokens: z.number().int(),
  /** Null where the model's price is not set. */
  costUsd: z.number().nullable(),
});
export type CaseEffort = z.infer<typeof CaseEffort>;

export interface StoredResult {
  readonly result: CaseResult;
  readonly effort: CaseEffort;
}

/** A run over a version of the gold set. */
export interface EvaluationRun {
  readonly id: string;
  readonly name: string;
  readonly status: EvaluationStatus;
  readonly config: EvaluationConfig;
  readonly versions: EvaluationVersions;
  /** SHA-256 of the cases with their versions and content. */
  readonly goldSetHash: string;
  readonly cases: readonly PinnedCase[];
  readonly failure: string | null;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelRequested: boolean;
}
