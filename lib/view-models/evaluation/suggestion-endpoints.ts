import { z } from "zod";
import { HypothesisReviewDto, HypothesisSummaryDto } from "@/lib/domain/contracts/analysis";
import { endpoint } from "@/lib/domain/contracts/endpoint";
import { ReviewParams } from "@/lib/domain/contracts/verdict";

/** What a verdict's form reads of `GET /api/incidents/{id}/suspects`. */
export const SuggestedSuspects = z.object({
  status: z.string(),
  suspects: z.array(
    z.object({
      rank: z.number().int(),
      kind: z.string(),
      service: z.string(),
      operation: z.string(),
      spanIds: z.array(z.string()),
      evidence: z.array(z.object({ nats: z.number(), anchors: z.array(z.string()) })),
    }),
  ),
});
export type SuggestedSuspects = z.output<typeof SuggestedSuspects>;

const SuggestedHypothesis = HypothesisSummaryDto.pick({
  id: true,
  title: true,
  mechanism: true,
  rootSpanIds: true,
  service: true,
  operation: true,
  anchors: true,
}).extend({
  decision: HypothesisReviewDto.pick({ decision: true, reviewer: true, at: true }).nullable(),
});
export type SuggestedHypothesis = z.output<typeof SuggestedHypothesis>;

/** What it reads of the analyses of an incident. */
export const SuggestedAnalyses = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      hypotheses: z.array(SuggestedHypothesis),
    }),
  ),
});
export type SuggestedAnalyses = z.output<typeof SuggestedAnalyses>;

/** Of the answers about suspects and hypotheses only what a form needs is read. */
export const suspectsToJudge = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/suspects",
  summary: "Suspects, as a verdict's form reads them",
  params: ReviewParams,
  response: SuggestedSuspects,
});

export const analysesToJudge = endpoint({
  method: "GET",
  path: "/api/incidents/{incidentId}/analyses",
  summary: "Hypotheses, as a verdict's form reads them",
  params: ReviewParams,
  response: SuggestedAnalyses,
});
