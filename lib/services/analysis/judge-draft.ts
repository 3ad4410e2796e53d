import { anchorsOf } from "@/lib/analysis/citations/describe-fact";
import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import { type JudgedHypothesis, judgeHypothesis } from "@/lib/analysis/citations/judge-hypothesis";
import { createVerifier } from "@/lib/analysis/citations/verify-claim";
import type { AnalysisResult, VerifiedClaim } from "@/lib/domain/analysis";
import type { AnalysisDraft } from "@/lib/domain/hypothesis";

/**
 * What may be shown of a draft: hypotheses whose essential claims all hold, without the claims that
 * do not, the surest first; and the others with the reasons. Throws rather than show what it could
 * not judge.
 */
export function judgeDraft(draft: AnalysisDraft, index: EvidenceIndex): AnalysisResult {
  const verify = createVerifier(index);
  const judged = draft.hypotheses.map((one, i) => ({
    id: `h${i + 1}`,
    judged: judgeHypothesis(one, index, verify),
  }));
  const published = judged.filter(({ judged: { isPublished } }) => isPublished);
  const rejected = judged.filter(({ judged: { isPublished } }) => !isPublished);
  return {
    hypotheses: published
      .map(({ id, judged: one }) => ({ ...toResult(id, one), claims: supportedOf(one) }))
      .sort((a, b) => b.confidence - a.confidence),
    rejected: [
      ...rejected.map(({ id, judged: one }) => ({
        ...toResult(id, one),
        reasons: [...one.reasons],
      })),
      ...published.flatMap(({ id, judged: one }) => removedClaims(id, one)),
    ],
    couldNotSee: [...draft.couldNotSee],
    spanTraces: spanTraces(
      judged.map((one) => one.judged),
      index,
    ),
  };
}

function toResult(id: string, judged: JudgedHypothesis): AnalysisResult["hypotheses"][number] {
  return {
    id,
    draft: judged.draft,
    claims: verifiedOf(judged),
    confidence: judged.confidence,
    confidenceCaps: [...judged.confidenceCaps],
    uncovered: [...judged.uncovered],
  };
}

function verifiedOf({ claims }: JudgedHypothesis): VerifiedClaim[] {
  return claims.map(({ claim, verification }) => ({ claim, ...verification }));
}

function supportedOf(judged: JudgedHypothesis): VerifiedClaim[] {
  return verifiedOf(judged).filter(({ verdict }) => verdict === "supported");
}

/** Claims that were taken out of a hypothesis that stands without them. */
function removedClaims(id: string, judged: JudgedHypothesis): AnalysisResult["rejected"] {
  const removed = verifiedOf(judged).filter(({ verdict }) => verdict !== "supported");
  if (removed.length === 0) return [];
  const reasons = removed.map(
    ({ claim, verdict, found }) => `${claim.id} is left out of it, ${verdict}: ${found}`,
  );
  const title = `Claims of: ${judged.draft.title}`.slice(0, 200);
  return [
    {
      ...toResult(`${id}-claims`, judged),
      draft: { ...judged.draft, title },
      claims: removed,
      reasons,
    },
  ];
}

function spanTraces(
  judged: readonly JudgedHypothesis[],
  { spans }: EvidenceIndex,
): Record<string, string> {
  const anchored = judged.flatMap(({ draft, claims }) => [
    ...draft.rootSpanIds,
    ...claims.flatMap(({ claim }) =>
      anchorsOf(claim.fact).flatMap((anchor) => /^span:([^#]+)/.exec(anchor)?.[1] ?? []),
    ),
  ]);
  return Object.fromEntries(
    [...new Set(anchored)].flatMap((id) => {
      const traceId = spans.get(id)?.[0]?.trace.traceId;
      return traceId == null ? [] : [[id, traceId]];
    }),
  );
}
