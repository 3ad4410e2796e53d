import { z } from "zod";
import { Claim, VERDICTS } from "./claim";
import { HypothesisDraft } from "./hypothesis";
import type { IncidentId } from "./ids";

export const ANALYSIS_STATUSES = [
  "queued",
  "running",
  "succeeded",
  "inconclusive",
  "failed",
] as const;
export type AnalysisStatus = (typeof ANALYSIS_STATUSES)[number];

export const ANALYSTS = ["built-in", "model"] as const;
export type Analyst = (typeof ANALYSTS)[number];

/** What the evidence itself says where a claim looks. */
export const Citation = z.object({
  /** In the words of the evidence; null where a figure was derived. */
  quote: z.string().nullable(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  /** What it was read from. */
  source: z.string(),
  atUnixNano: z.string().nullable(),
  /** After the first failing request; negative before it. */
  sinceTroubleNano: z.number().nullable(),
  anchors: z.array(z.string()),
});
export type Citation = z.infer<typeof Citation>;

/** A claim with what became of it. */
export const VerifiedClaim = z.object({
  claim: Claim,
  verdict: z.enum(VERDICTS),
  rule: z.string(),
  claimed: z.string(),
  found: z.string(),
  /** Null where there is nothing of what it names, and in runs from before there was any. */
  citation: Citation.nullable().default(null),
});
export type VerifiedClaim = z.infer<typeof VerifiedClaim>;

/** A hypothesis with what became of its claims. */
export const VerifiedHypothesis = z.object({
  id: z.string(),
  draft: HypothesisDraft,
  claims: z.array(VerifiedClaim),
  confidence: z.number(),
  confidenceCaps: z.array(z.string()),
  uncovered: z.array(z.string()),
});
export type VerifiedHypothesis = z.infer<typeof VerifiedHypothesis>;

/** The span in which what an anchor names is to be seen, by the anchor. */
export const Places = z.record(z.string(), z.object({ traceId: z.string(), spanId: z.string() }));

/** What an analysis came to: only what `hypotheses` holds is published. */
export const AnalysisResult = z.object({
  hypotheses: z.array(VerifiedHypothesis),
  rejected: z.array(VerifiedHypothesis.extend({ reasons: z.array(z.string()) })),
  couldNotSee: z.array(z.string()),
  places: Places,
});
export type AnalysisResult = z.infer<typeof AnalysisResult>;

export const AnalysisUsage = z.object({
  calls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** Null where the model's price is not set. */
  costUsd: z.number().nullable(),
});
export type AnalysisUsage = z.infer<typeof AnalysisUsage>;

export const AnalysisVersions = z.object({
  analyst: z.string(),
  ranker: z.string(),
  verifier: z.string(),
  pack: z.number().int(),
});
export type AnalysisVersions = z.infer<typeof AnalysisVersions>;

/** One run of an analyst over one tracepack. */
export interface Analysis {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly status: AnalysisStatus;
  readonly analyst: Analyst;
  readonly model: string | null;
  readonly tracepackHash: string | null;
  /** Exactly what was sent and what came back; null for the built-in analyst. */
  readonly prompt: string | null;
  readonly answer: string | null;
  readonly progress: string;
  readonly failure: string | null;
  readonly usage: AnalysisUsage | null;
  readonly result: AnalysisResult | null;
  readonly versions: AnalysisVersions;
  /** By the name that they gave. */
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelRequested: boolean;
}
