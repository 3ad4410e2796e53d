import { anchorsOf, describeFact } from "@/lib/analysis/citations/describe-fact";
import { isEssential } from "@/lib/analysis/citations/judge-hypothesis";
import type { Analysis, AnalysisResult, VerifiedClaim } from "@/lib/domain/analysis";
import type {
  AnalysisDto,
  AnalysisSummaryDto,
  ClaimDto,
  HypothesisDto,
} from "@/lib/domain/contracts/analysis";

/** An analysis with all that became of it. */
export function toAnalysisDto(analysis: Analysis): AnalysisDto {
  const { result, prompt, answer } = analysis;
  return {
    ...toAnalysisSummaryDto(analysis),
    hypotheses: (result?.hypotheses ?? []).map(toHypothesisDto),
    rejected: (result?.rejected ?? []).map((one) => ({
      ...toHypothesisDto(one),
      reasons: [...one.reasons],
    })),
    couldNotSee: [...(result?.couldNotSee ?? [])],
    places: { ...result?.places },
    prompt,
    answer,
  };
}

/** For the list of runs. */
export function toAnalysisSummaryDto(analysis: Analysis): AnalysisSummaryDto {
  const { id, incidentId, status, analyst, model, tracepackHash, progress, failure } = analysis;
  return {
    id,
    incidentId,
    status,
    analyst,
    model,
    tracepackHash,
    progress,
    failure,
    usage: analysis.usage,
    versions: analysis.versions,
    requestedAt: analysis.requestedAt.toISOString(),
    startedAt: analysis.startedAt?.toISOString() ?? null,
    finishedAt: analysis.finishedAt?.toISOString() ?? null,
  };
}

function toHypothesisDto({
  draft,
  ...judged
}: AnalysisResult["hypotheses"][number]): HypothesisDto {
  return {
    id: judged.id,
    title: draft.title,
    rootSpanIds: [...draft.rootSpanIds],
    mechanism: draft.mechanism,
    confidence: judged.confidence,
    confidenceCaps: [...judged.confidenceCaps],
    wouldDisprove: draft.wouldDisprove,
    whyNotOthers: draft.whyNotOthers,
    check: draft.check,
    suggestedFix: draft.suggestedFix,
    uncovered: [...judged.uncovered],
    claims: judged.claims.map(toClaimDto),
  };
}

function toClaimDto({ claim, verdict, rule, claimed, found }: VerifiedClaim): ClaimDto {
  return {
    id: claim.id,
    kind: claim.fact.kind,
    statement: describeFact(claim.fact),
    anchors: anchorsOf(claim.fact),
    essential: isEssential(claim),
    verdict,
    rule,
    claimed,
    found,
  };
}
