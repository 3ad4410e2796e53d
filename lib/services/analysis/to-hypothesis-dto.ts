import { anchorsOf, describeFact } from "@/lib/analysis/citations/describe-fact";
import { isEssential } from "@/lib/analysis/citations/judge-hypothesis";
import type { VerifiedClaim, VerifiedHypothesis } from "@/lib/domain/analysis";
import type { ClaimDto, HypothesisDto } from "@/lib/domain/contracts/analysis";

/** A hypothesis with every claim's verdict. */
export function toHypothesisDto({ draft, ...judged }: VerifiedHypothesis): HypothesisDto {
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

function toClaimDto({ claim, verdict, rule, claimed, found, citation }: VerifiedClaim): ClaimDto {
  return {
    id: claim.id,
    kind: claim.fact.kind,
    statement: describeFact(claim.fact),
    anchors: [...new Set([...anchorsOf(claim.fact), ...(citation?.anchors ?? [])])],
    essential: isEssential(claim),
    verdict,
    rule,
    claimed,
    found,
    citation,
  };
}
