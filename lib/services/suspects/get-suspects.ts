import { setTimeout as delay } from "node:timers/promises";
import { RANKER_VERSION } from "@/lib/analysis/suspects/rank-suspects";
import type { RankingDto, SuspectsDto } from "@/lib/domain/contracts/suspects";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { findLatestRanking, type StoredRanking } from "@/lib/store/ranking-repository";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { loadIncident } from "../incident/get-incident";
import { rankIncident } from "./rank-incident";
import { stateOfRun } from "./ranking-runs";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** Evidence that was looked at longer ago than this is looked at again. */
const STALE_AFTER_MS = 30_000;
/** A ranking mostly takes less; who waits longer is told how far it is. */
const WAIT_MS = 2_500;

/** Before anything was ranked. */
const NOTHING_YET: RankingDto = {
  status: "degraded",
  reasons: ["the evidence is still being ranked"],
  suspects: [],
  noneProbability: 1,
  confidence: { word: "none", reason: "nothing was ranked yet" },
  reaching90: 0,
};

/**
 * The suspects of an incident. Where its evidence may have changed it is ranked anew first, for as
 * long as `waitMs`; what is told after that is of the evidence before, with how far the ranking is.
 * @throws `not_found`
 */
export async function getSuspects(
  ctx: Context,
  incidentId: IncidentId,
  { waitMs = WAIT_MS }: { readonly waitMs?: number } = {},
): Promise<SuspectsDto> {
  const incident = await ensureEvidence(ctx, await loadIncident(ctx, incidentId));
  const stored = await findLatestRanking(ctx.db, ctx.scope, incidentId, RANKER_VERSION);
  if (stored !== null && !isStale(ctx, incident, stored)) return toDto(stored, "done", null);
  const outcome = await rankWithin(ctx, incidentId, waitMs);
  const latest = await findLatestRanking(ctx.db, ctx.scope, incidentId, RANKER_VERSION);
  switch (outcome.kind) {
    case "done":
      return toDto(latest, "done", null);
    case "failed":
      return toDto(latest, "failed", outcome.reason);
    case "waiting":
      return toDto(latest, stateOfRun(ctx.scope, incidentId) ?? "queued", null);
  }
}

type Outcome =
  | { readonly kind: "done" | "waiting" }
  | { readonly kind: "failed"; readonly reason: string };

/** A ranking that takes longer goes on by itself. */
async function rankWithin(ctx: Context, incidentId: IncidentId, waitMs: number): Promise<Outcome> {
  const ranked = rankIncident(ctx, incidentId).then(
    (): Outcome => ({ kind: "done" }),
    (error: unknown): Outcome => ({ kind: "failed", reason: reasonOf(error) }),
  );
  return Promise.race([ranked, delay(waitMs, { kind: "waiting" } as const, { ref: false })]);
}

function isStale(ctx: Context, { evidence }: Incident, { checkedAt }: StoredRanking): boolean {
  if (evidence.collectedAt !== null && evidence.collectedAt > checkedAt) return true;
  return ctx.now().getTime() - checkedAt.getTime() > STALE_AFTER_MS;
}

function toDto(
  ranking: StoredRanking | null,
  state: SuspectsDto["progress"]["state"],
  reason: string | null,
): SuspectsDto {
  return {
    ...(ranking?.result ?? NOTHING_YET),
    rankerVersion: RANKER_VERSION,
    evidenceHash: ranking?.evidenceHash ?? null,
    rankedAt: ranking?.rankedAt.toISOString() ?? null,
    progress: { state, reason },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
