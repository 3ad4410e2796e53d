import { citeFact } from "@/lib/analysis/citations/cite-fact";
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
      .map(({ id, judged: one }) => ({
        ...toResult(id, one, index),
        claims: supportedOf(one, index),
      }))
      .sort((a, b) => b.confidence - a.confidence),
    rejected: [
      ...rejected.map(({ id, judged: one }) => ({
        ...toResult(id, one, index),
        reasons: [...one.reasons],
      })),
      ...published.flatMap(({ id, judged: one }) => removedClaims(id, one, index)),
    ],
    couldNotSee: [...draft.couldNotSee],
    places: placesOf(
      judged.map((one) => one.judged),
      index,
    ),
  };
}

function toResult(
  id: string,
  judged: JudgedHypothesis,
  index: EvidenceIndex,
): AnalysisResult["hypotheses"][number] {
  return {
    id,
    draft: judged.draft,
    claims: verifiedOf(judged, index),
    confidence: judged.confidence,
    confidenceCaps: [...judged.confidenceCaps],
    uncovered: [...judged.uncovered],
  };
}

function verifiedOf({ claims }: JudgedHypothesis, index: EvidenceIndex): VerifiedClaim[] {
  return claims.map(({ claim, verification }) => {
    const cited = citeFact(index, claim.fact);
    const at = cited?.atUnixNano ?? null;
    const sinceTroubleNano = at === null ? null : Number(BigInt(at) - index.troubleUnixNano);
    const citation =
      cited === null ? null : { ...cited, anchors: [...cited.anchors], sinceTroubleNano };
    return { claim, ...verification, citation };
  });
}

function supportedOf(judged: JudgedHypothesis, index: EvidenceIndex): VerifiedClaim[] {
  return verifiedOf(judged, index).filter(({ verdict }) => verdict === "supported");
}

/** Claims that were taken out of a hypothesis that stands without them. */
function removedClaims(
  id: string,
  judged: JudgedHypothesis,
  index: EvidenceIndex,
): AnalysisResult["rejected"] {
  const removed = verifiedOf(judged, index).filter(({ verdict }) => verdict !== "supported");
  if (removed.length === 0) return [];
  const reasons = removed.map(
    ({ claim, verdict, found }) => `${claim.id} is left out of it, ${verdict}: ${found}`,
  );
  const title = `Claims of: ${judged.draft.title}`.slice(0, 200);
  return [
    {
      ...toResult(`${id}-claims`, judged, index),
      draft: { ...judged.draft, title },
      claims: removed,
      reasons,
    },
  ];
}

type Places = AnalysisResult["places"];

/** Spans where they are, log records and kernel events in the span that they were joined to. */
function placesOf(judged: readonly JudgedHypothesis[], index: EvidenceIndex): Places {
  const anchors = judged.flatMap(({ draft, claims }) => [
    ...draft.rootSpanIds.map((id) => `span:${id}`),
    ...claims.flatMap(({ claim }) => anchorsOf(claim.fact)),
  ]);
  return Object.fromEntries(
    [...new Set(anchors)].flatMap((anchor) => {
      const place = placeOf(anchor, index);
      return place === null ? [] : [[anchor, place]];
    }),
  );
}

function placeOf(anchor: string, { spans, logs, kernel }: EvidenceIndex): Places[string] | null {
  const [, kind = "", id = ""] = /^(span|log|kernel):([^#]+)/.exec(anchor) ?? [];
  const spanId =
    kind === "span" ? id : kind === "log" ? logs.get(id)?.record.spanId : kernel.get(id)?.spanId;
  const traceId = spans.get(spanId ?? "")?.[0]?.trace.traceId;
  return spanId == null || traceId == null ? null : { traceId, spanId };
}
