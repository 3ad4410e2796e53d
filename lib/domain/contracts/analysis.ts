import { z } from "zod";
import {
  ANALYSIS_STATUSES,
  ANALYSTS,
  AnalysisUsage,
  AnalysisVersions,
  Citation,
} from "@/lib/domain/analysis";
import { VERDICTS } from "@/lib/domain/claim";
import { HypothesisEdit, REVIEW_DECISIONS } from "@/lib/domain/hypothesis-review";
import { IsoTime, listOf } from "./wire-format";

export const ClaimDto = z.object({
  id: z.string(),
  kind: z.string(),
  /** Written by code from the claim's fields, never by the analyst. */
  statement: z.string(),
  anchors: z.array(z.string()),
  essential: z.boolean(),
  verdict: z.enum(VERDICTS),
  rule: z.string(),
  claimed: z.string(),
  found: z.string(),
  citation: Citation.nullable(),
});
export type ClaimDto = z.infer<typeof ClaimDto>;

/** What a person said of a version of a hypothesis. */
export const HypothesisReviewDto = z.object({
  version: z.number().int(),
  reviewer: z.string(),
  decision: z.enum(REVIEW_DECISIONS),
  reason: z.string(),
  /** Of an edit, the words that it put in place of those before. */
  title: z.string().nullable(),
  at: IsoTime,
});
export type HypothesisReviewDto = z.infer<typeof HypothesisReviewDto>;

/** The latest version of a hypothesis, and who stands behind it. */
const ReviewedDto = z.object({
  version: z.number().int(),
  /** Who wrote that version; null for the analyst. */
  editedBy: z.string().nullable(),
  /** What was said last of that version; null while nothing was. */
  decision: HypothesisReviewDto.nullable(),
});

export const HypothesisDto = z.object({
  id: z.string(),
  title: z.string(),
  rootSpanIds: z.array(z.string()),
  mechanism: z.string(),
  confidence: z.number(),
  /** Why it is no more confident. */
  confidenceCaps: z.array(z.string()),
  wouldDisprove: z.string(),
  whyNotOthers: z.string(),
  check: z.string(),
  suggestedFix: z.string(),
  /** Names and numbers in its words that no supported claim covers. */
  uncovered: z.array(z.string()),
  claims: z.array(ClaimDto),
});
export type HypothesisDto = z.infer<typeof HypothesisDto>;

export const ReviewedHypothesisDto = HypothesisDto.extend(ReviewedDto.shape).extend({
  /** Everything that was said of it, the oldest first. */
  reviews: z.array(HypothesisReviewDto),
  /** What the analyst wrote; null where nobody edited it. */
  original: z.object({ title: z.string(), mechanism: z.string() }).nullable(),
});
export type ReviewedHypothesisDto = z.infer<typeof ReviewedHypothesisDto>;

/** Of a hypothesis what a verdict can begin with. */
export const HypothesisSummaryDto = ReviewedDto.extend({
  id: z.string(),
  title: z.string(),
  mechanism: z.string(),
  rootSpanIds: z.array(z.string()),
  /** Of the first root span that a claim names. */
  service: z.string().nullable(),
  operation: z.string().nullable(),
  /** Of its claims, all of them supported. */
  anchors: z.array(z.string()),
});
export type HypothesisSummaryDto = z.infer<typeof HypothesisSummaryDto>;

export const RejectedHypothesisDto = HypothesisDto.extend({ reasons: z.array(z.string()) });
export type RejectedHypothesisDto = z.infer<typeof RejectedHypothesisDto>;

export const AnalysisSummaryDto = z.object({
  id: z.string(),
  incidentId: z.string(),
  status: z.enum(ANALYSIS_STATUSES),
  analyst: z.enum(ANALYSTS),
  model: z.string().nullable(),
  tracepackHash: z.string().nullable(),
  progress: z.string(),
  failure: z.string().nullable(),
  usage: AnalysisUsage.nullable(),
  versions: AnalysisVersions,
  /** By the name that they gave. */
  requestedBy: z.string().nullable(),
  requestedAt: IsoTime,
  startedAt: IsoTime.nullable(),
  finishedAt: IsoTime.nullable(),
});
export type AnalysisSummaryDto = z.infer<typeof AnalysisSummaryDto>;

export const AnalysisDto = AnalysisSummaryDto.extend({
  hypotheses: z.array(ReviewedHypothesisDto),
  rejected: z.array(RejectedHypothesisDto),
  couldNotSee: z.array(z.string()),
  /** The span in which what an anchor names is to be seen, by anchor. */
  places: z.record(z.string(), z.object({ traceId: z.string(), spanId: z.string() })),
  /** Exactly what was sent to the model and what it answered. */
  prompt: z.string().nullable(),
  answer: z.string().nullable(),
});
export type AnalysisDto = z.infer<typeof AnalysisDto>;

export const AnalysisListDto = listOf(
  AnalysisSummaryDto.extend({ hypotheses: z.array(HypothesisSummaryDto) }),
);
export type AnalysisListDto = z.infer<typeof AnalysisListDto>;

const ReviewedVersion = {
  reviewer: z.string().trim().min(1, "say who you are").max(100),
  /** The one that was looked at. Another than the latest is refused: somebody edited it meanwhile. */
  version: z.number().int().min(1),
};
const Reason = z.string().trim().max(1000);

export const HypothesisReviewBody = z.discriminatedUnion("decision", [
  z.object({
    ...ReviewedVersion,
    decision: z.literal("accepted"),
    reason: Reason.default(""),
  }),
  z.object({
    ...ReviewedVersion,
    decision: z.literal("rejected"),
    reason: Reason.min(1, "say why it is rejected"),
  }),
  z.object({
    ...ReviewedVersion,
    decision: z.literal("edited"),
    reason: Reason.default(""),
    edit: HypothesisEdit,
  }),
]);
export type HypothesisReviewBody = z.output<typeof HypothesisReviewBody>;

export const StartAnalysisBody = z.object({
  analyst: z.enum(ANALYSTS).default("built-in"),
  requestedBy: z.string().trim().max(100).default(""),
});
export type StartAnalysisBody = z.infer<typeof StartAnalysisBody>;
export const StartedAnalysisDto = z.object({ id: z.string(), status: z.enum(ANALYSIS_STATUSES) });

/** Where evidence would go if an analyst were asked now. */
export const DestinationDto = z.object({
  analyst: z.enum(ANALYSTS),
  available: z.boolean(),
  /** `this server`, `api.anthropic.com`. */
  where: z.string(),
  model: z.string().nullable(),
  /** Why it cannot be asked; null when it can. */
  reason: z.string().nullable(),
});
export type DestinationDto = z.infer<typeof DestinationDto>;

/** Something that was in the evidence and would not leave. */
export const RemovedDto = z.object({ rule: z.string(), count: z.number().int() });

export const TracepackQuery = z.object({
  /** `json`: the very bytes, to download. */
  format: z.enum(["view", "json"]).default("view"),
  /** One that an analyst was given, instead of what would be given now. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** With what its tokens stand for, which stays here: never in what is downloaded or sent. */
  reveal: z.stringbool().default(false),
});
export const TracepackDto = z.object({
  hash: z.string(),
  bytes: z.number().int(),
  tokens: z.number().int(),
  /** Whether it is within the budget. */
  isWithin: z.boolean(),
  removed: z.array(RemovedDto),
  omitted: z.array(
    z.object({ what: z.string(), kept: z.number(), of: z.number(), reason: z.string() }),
  ),
  destinations: z.array(DestinationDto),
  /** What its tokens stand for; null unless asked for. */
  originals: z.record(z.string(), z.string()).nullable(),
  /** Canonical JSON, as an analyst gets it. */
  content: z.string(),
});
export type TracepackDto = z.infer<typeof TracepackDto>;

export const TracepackDiffQuery = z.object({
  before: z.string().regex(/^[0-9a-f]{64}$/),
  after: z.string().regex(/^[0-9a-f]{64}$/),
});
export const TracepackDiffDto = z.object({
  items: z.array(
    z.object({
      list: z.string(),
      name: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type TracepackDiffDto = z.infer<typeof TracepackDiffDto>;
