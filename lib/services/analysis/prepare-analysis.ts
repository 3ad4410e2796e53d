import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { type EvidenceIndex, indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { RANKER_VERSION, rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { Incident } from "@/lib/domain/incident";
import { policyOf } from "@/lib/domain/redaction/privacy-settings";
import { ensureRedaction } from "@/lib/store/redaction-repository";
import { buildTracepack } from "@/lib/tracepack/build-tracepack";
import { canonicalJson } from "@/lib/tracepack/canonical-json";
import { type FittedPack, fitBudget } from "@/lib/tracepack/fit-budget";
import { hashTracepack } from "@/lib/tracepack/hash-tracepack";
import { redactPack } from "@/lib/tracepack/redact-pack";
import { sortEvidence } from "@/lib/tracepack/sort-evidence";
import type { TracepackInput } from "@/lib/tracepack/tracepack-input";
import type { ServiceContext } from "../context";
import { loadCitedEvidence } from "./load-cited-evidence";

export interface PreparedAnalysis {
  readonly index: EvidenceIndex;
  readonly ranking: Ranking;
  /** What the pack's tokens stand for: stays here. */
  readonly originals: ReadonlyMap<string, string>;
  readonly fitted: FittedPack;
  /** Canonical JSON of the pack: what an analyst is given, to the byte. */
  readonly content: string;
  readonly hash: string;
}

/** Evidence, ranking and tracepack of an incident as they are now. */
export async function prepareAnalysis(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incident: Incident,
): Promise<PreparedAnalysis> {
  const evidence = sortEvidence(await loadCitedEvidence(ctx, incident));
  const { id, title, service, route, leadTraceId } = incident;
  return preparePack(ctx, {
    incident: { id, title, service, route, openedAt: incident.openedAt.toISOString() },
    evidence,
    ranking: rankSuspects(evidence),
    rankerVersion: RANKER_VERSION,
    leadTraceId,
  });
}

/** What an analyst is given of evidence that is in hand. */
export async function preparePack(
  ctx: Pick<ServiceContext, "db" | "scope">,
  input: TracepackInput,
): Promise<PreparedAnalysis> {
  const { evidence, ranking } = input;
  const whole = buildTracepack(input);
  const { settings, tokenKey } = await ensureRedaction(ctx.db, ctx.scope);
  const { whole: redacted, originals } = redactPack(whole, policyOf(settings, tokenKey));
  const fitted = fitBudget(redacted);
  return {
    index: indexEvidence(evidence, hasFailingRoot),
    ranking,
    originals,
    fitted,
    content: canonicalJson(fitted.pack),
    hash: hashTracepack(fitted.pack),
  };
}
