import { setImmediate as nextTurn } from "node:timers/promises";
import { RANKER_VERSION, rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { findIncident } from "@/lib/store/incident-repository";
import { confirmRanking, saveRanking } from "@/lib/store/ranking-repository";
import type { ServiceContext } from "../context";
import { recordOnce } from "../incident/record-once";
import { hashEvidence } from "./hash-evidence";
import { type LoadedEvidence, loadEvidenceSet } from "./load-evidence-set";
import { planEvidence } from "./plan-evidence";
import { type ReportState, runOnce } from "./ranking-runs";
import { toRankingDto } from "./to-ranking-dto";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** Telemetry goes on coming in while it is read. */
const MAX_READINGS = 3;

/**
 * Ranks the suspects of an incident from its evidence and stores the answer under the hash of that
 * evidence. Evidence that was ranked already is not read again; asked twice at once, it is done once.
 * @throws `not_found`; `conflict` when the evidence changed at each reading
 */
export async function rankIncident(ctx: Context, incidentId: IncidentId): Promise<void> {
  return runOnce(ctx.scope, incidentId, async (report) => {
    const incident = await findIncident(ctx.db, ctx.scope, incidentId);
    if (incident === null) throw notFound("incident", incidentId);
    await rank(ctx, incident, report);
  });
}

async function rank(ctx: Context, incident: Incident, report: ReportState): Promise<void> {
  const plan = await planEvidence(ctx, incident);
  let evidenceHash = await hashEvidence(ctx, plan);
  for (let reading = 1; reading <= MAX_READINGS; reading += 1) {
    const key = { rankerVersion: RANKER_VERSION, evidenceHash };
    if (await confirmRanking(ctx.db, ctx.scope, incident.id, key, ctx.now())) return;
    report("reading");
    const evidence = await loadEvidenceSet(ctx, plan);
    const hashAfter = await hashEvidence(ctx, plan);
    if (hashAfter === evidenceHash) return compare(ctx, incident, { key, evidence, report });
    evidenceHash = hashAfter;
  }
  const message = `the evidence of ${incident.id} changed at each of ${MAX_READINGS} readings`;
  throw new FaultlineError("conflict", message, { incidentId: incident.id });
}

interface Reading {
  readonly key: { readonly rankerVersion: string; readonly evidenceHash: string };
  readonly evidence: LoadedEvidence;
  readonly report: ReportState;
}

async function compare(
  ctx: Context,
  incident: Incident,
  { key, evidence, report }: Reading,
): Promise<void> {
  report("comparing");
  // Ranking holds the process for as long as it takes: who asks how far it is, is answered first.
  await nextTurn();
  const result = toRankingDto(rankSuspects(evidence.set), evidence);
  await saveRanking(ctx.db, ctx.scope, incident.id, { ...key, rankedAt: ctx.now(), result });
  const first = result.status === "abstained" ? undefined : result.suspects[0];
  const name = first === undefined ? null : [first.service, first.operation].join(" ").trim();
  await recordOnce(ctx, incident.id, { kind: "suspects", first: name });
}
