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
  const ranking = rankSuspects(evidence);
  const whole = buildTracepack({
    incident: {
      id: incident.id,
      title: incident.title,
      service: incident.service,
      route: incident.route,
      openedAt: incident.openedAt.toISOString(),
    },
    evidence,
    ranking,
    rankerVersion: RANKER_VERSION,
    leadTraceId: incident.leadTraceId,
  });
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
