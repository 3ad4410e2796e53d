import {
  matchSignatures,
  SIMILARITY_TIERS,
  type SignatureMatch,
} from "@/lib/analysis/similarity/match-signatures";
import type { SimilarIncidentDto, SimilarIncidentsDto } from "@/lib/domain/contracts/similarity";
import { applyReviews } from "@/lib/domain/hypothesis-review";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { type StoredVerdict, standingVerdict } from "@/lib/domain/verdict";
import { listAnalyses } from "@/lib/store/analysis-repository";
import { listHypothesisReviews } from "@/lib/store/hypothesis-review-repository";
import { findIncident } from "@/lib/store/incident-repository";
import { compareSignatureTexts } from "@/lib/store/signature-repository";
import { listVerdictsByIncident } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { loadIncident } from "../incident/get-incident";
import { signIncidents } from "./sign-incidents";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** Of more, the newest are looked at. */
const MAX_CONFIRMED = 200;
const SHOWN = 5;
const MAX_ANALYSES = 20;

interface Confirmed {
  readonly incident: Incident;
  readonly verdict: StoredVerdict;
}

/**
 * Incidents of the project whose cause a person has confirmed and that look like this one, the most
 * alike first, each with what they have in common and what was found then. @throws `not_found`
 */
export async function findSimilarIncidents(
  ctx: Context,
  incidentId: IncidentId,
): Promise<SimilarIncidentsDto> {
  const incident = await ensureEvidence(ctx, await loadIncident(ctx, incidentId));
  const { confirmed, known } = await listConfirmed(ctx, incidentId);
  const [own] = await signIncidents(ctx, [incident]);
  if (own === undefined || confirmed.length === 0) {
    return { items: [], nextCursor: null, confirmed: known, lookedAt: confirmed.length };
  }
  const signed = await signIncidents(
    ctx,
    confirmed.map((one) => one.incident),
  );
  const ids = signed.map((one) => one.incidentId);
  const shares = await compareSignatureTexts(ctx.db, ctx.scope, own.text, ids);
  const matches = signed.flatMap(({ incidentId: id, signature }) => {
    const share = shares.get(id) ?? 0;
    const match = matchSignatures(own.signature, signature, share);
    const found = confirmed.find((one) => one.incident.id === id);
    return match === null || found === undefined ? [] : [{ ...found, match, share }];
  });
  const best = matches.sort(byLikeness).slice(0, SHOWN);
  const items: SimilarIncidentDto[] = [];
  for (const one of best) items.push(toDto(one, await fixOf(ctx, one.incident.id)));
  return { items, nextCursor: null, confirmed: known, lookedAt: signed.length };
}

async function listConfirmed(ctx: Context, except: IncidentId) {
  const verdicts = await listVerdictsByIncident(ctx.db, ctx.scope);
  const standing = [...verdicts].flatMap(([id, all]) => {
    const verdict = standingVerdict(all);
    const isCause = verdict !== null && verdict.content.rootCause.kind !== "no-fault";
    return isCause && id !== except ? [{ id, verdict }] : [];
  });
  const newest = standing
    .sort((a, b) => b.verdict.createdAt.getTime() - a.verdict.createdAt.getTime())
    .slice(0, MAX_CONFIRMED);
  const confirmed: Confirmed[] = [];
  for (const { id, verdict } of newest) {
    const incident = await findIncident(ctx.db, ctx.scope, id);
    if (incident !== null) confirmed.push({ incident, verdict });
  }
  return { confirmed, known: standing.length };
}

interface Match extends Confirmed {
  readonly match: SignatureMatch;
  readonly share: number;
}

function byLikeness(a: Match, b: Match): number {
  return (
    SIMILARITY_TIERS.indexOf(a.match.tier) - SIMILARITY_TIERS.indexOf(b.match.tier) ||
    b.share - a.share ||
    b.incident.openedAt.getTime() - a.incident.openedAt.getTime()
  );
}

/** What the hypothesis says to do that a person stands behind. */
async function fixOf(ctx: Context, id: IncidentId): Promise<SimilarIncidentDto["fix"]> {
  const analyses = await listAnalyses(ctx.db, ctx.scope, id, MAX_ANALYSES);
  const reviews = await listHypothesisReviews(
    ctx.db,
    ctx.scope,
    analyses.map((one) => one.id),
  );
  for (const { id: analysisId, result } of analyses) {
    const of = reviews.filter((review) => review.analysisId === analysisId);
    for (const original of result?.hypotheses ?? []) {
      const { hypothesis, decision } = applyReviews(original, of);
      const text = hypothesis.draft.suggestedFix;
      if (decision === null || decision.decision === "rejected" || text === "") continue;
      return { text, by: decision.reviewer };
    }
  }
  return null;
}

function toDto(
  { incident, verdict, match }: Match,
  fix: SimilarIncidentDto["fix"],
): SimilarIncidentDto {
  const { service, operation, faultFamily, mechanism, changeId, certainty, notes, rootCause } =
    verdict.content;
  return {
    incidentId: incident.id,
    title: incident.title,
    severity: incident.severity,
    openedAt: incident.openedAt.toISOString(),
    resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    tier: match.tier,
    reasons: [...match.reasons],
    cause: {
      author: verdict.author,
      at: verdict.createdAt.toISOString(),
      service: rootCause.kind === "not-instrumented" ? rootCause.peer : service,
      operation,
      faultFamily,
      mechanism,
      changeId,
      certainty,
    },
    fix,
    notes,
  };
}
