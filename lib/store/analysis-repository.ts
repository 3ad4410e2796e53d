import { z } from "zod";
import {
  ANALYSIS_STATUSES,
  ANALYSTS,
  type Analysis,
  AnalysisResult,
  AnalysisUsage,
  AnalysisVersions,
  type Analyst,
} from "@/lib/domain/analysis";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Analysis as AnalysisRow } from "@/prisma/generated/client";
import { Prisma } from "@/prisma/generated/client";
import type { Database, EntityStore } from "./database";

export interface NewAnalysis {
  readonly id: string;
  readonly incidentId: IncidentId;
  readonly analyst: Analyst;
  readonly model: string | null;
  readonly versions: AnalysisVersions;
  readonly requestedBy?: string | null;
  readonly requestedAt: Date;
}

/** Queues an analysis; while one of the same analyst is under way for the incident, gives that one. */
export async function createAnalysis(
  db: EntityStore,
  scope: ProjectScope,
  { incidentId, ...analysis }: NewAnalysis,
): Promise<{ readonly analysis: Analysis; readonly isNew: boolean }> {
  const incidentNumber = incidentNumberOf(incidentId);
  const { count } = await db.prisma.analysis.createMany({
    data: [
      {
        ...analysis,
        versions: { ...analysis.versions },
        projectId: scope.projectId,
        incidentNumber,
        status: "queued",
        progress: "waiting for its turn",
      },
    ],
    skipDuplicates: true,
  });
  const underWay = await db.prisma.analysis.findFirst({
    where: {
      projectId: scope.projectId,
      ...(count === 1
        ? { id: analysis.id }
        : { incidentNumber, analyst: analysis.analyst, status: { in: ["queued", "running"] } }),
    },
  });
  // It ended between the two: there is room for the new one now.
  if (underWay === null) return createAnalysis(db, scope, { incidentId, ...analysis });
  return { analysis: toAnalysis(underWay), isNew: count === 1 };
}

export async function findAnalysis(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
): Promise<Analysis | null> {
  const row = await db.prisma.analysis.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
  });
  return row === null ? null : toAnalysis(row);
}

/** Of one incident, the newest first. */
export async function listAnalyses(
  db: EntityStore,
  scope: ProjectScope,
  incidentId: IncidentId,
  limit: number,
): Promise<Analysis[]> {
  const rows = await db.prisma.analysis.findMany({
    where: { projectId: scope.projectId, incidentNumber: incidentNumberOf(incidentId) },
    orderBy: [{ requestedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(toAnalysis);
}

/**
 * Takes an analysis for this worker: one that waits, or one whose worker has been silent since
 * `silentSince`. Null when another has it, or it has ended.
 */
export async function claimAnalysis(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
  { now, silentSince }: { readonly now: Date; readonly silentSince: Date },
): Promise<Analysis | null> {
  const { count } = await db.prisma.analysis.updateMany({
    where: {
      projectId: scope.projectId,
      id,
      OR: [{ status: "queued" }, { status: "running", heartbeatAt: { lt: silentSince } }],
    },
    data: { status: "running", startedAt: now, heartbeatAt: now },
  });
  return count === 0 ? null : findAnalysis(db, scope, id);
}

/** Ids of those that wait or whose worker has died, of every incident. */
export async function listUnfinished(
  db: EntityStore,
  scope: ProjectScope,
  silentSince: Date,
): Promise<string[]> {
  const rows = await db.prisma.analysis.findMany({
    where: {
      projectId: scope.projectId,
      OR: [{ status: "queued" }, { status: "running", heartbeatAt: { lt: silentSince } }],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export interface AnalysisProgress {
  readonly progress?: string;
  readonly tracepackHash?: string;
  readonly prompt?: string;
  readonly heartbeatAt: Date;
}

/** A sign of life of one that runs. False when it is to stop, or runs no more. */
export async function reportProgress(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
  progress: AnalysisProgress,
): Promise<boolean> {
  const { count } = await db.prisma.analysis.updateMany({
    where: { projectId: scope.projectId, id, status: "running", cancelRequested: false },
    data: progress,
  });
  return count === 1;
}

export interface AnalysisEnd {
  readonly status: "succeeded" | "inconclusive" | "failed";
  readonly finishedAt: Date;
  readonly failure: string | null;
  readonly answer: string | null;
  readonly usage: AnalysisUsage | null;
  readonly result: AnalysisResult | null;
}

/** Ends one that is under way; one that has ended is left as it was. */
export async function finishAnalysis(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
  { usage, result, ...end }: AnalysisEnd,
): Promise<boolean> {
  const { count } = await db.prisma.analysis.updateMany({
    where: { projectId: scope.projectId, id, status: { in: ["queued", "running"] } },
    data: {
      ...end,
      progress: "ended",
      usage: usage === null ? Prisma.DbNull : { ...usage },
      result: result === null ? Prisma.DbNull : asJson(result),
    },
  });
  return count === 1;
}

export async function requestCancel(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
): Promise<void> {
  await db.prisma.analysis.updateMany({
    where: { projectId: scope.projectId, id, status: { in: ["queued", "running"] } },
    data: { cancelRequested: true },
  });
}

/** Runs of models that began since then, and what they and evaluations took, of all incidents together. */
export async function countModelUse(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  since: Date,
): Promise<{ readonly runs: number; readonly tokens: number; readonly usd: number }> {
  const { rows } = await db.pool.query<{ runs: string; tokens: string | null; usd: number | null }>(
    `select count(*) as runs,
            sum((usage->>'inputTokens')::bigint + (usage->>'outputTokens')::bigint) as tokens,
            sum((usage->>'costUsd')::float8) as usd
       from analyses where project_id = $1 and started_at >= $2 and analyst = 'model'`,
    [scope.projectId, since],
  );
  const evaluated = await db.pool.query<{ tokens: string | null }>(
    `select sum((effort->>'tokens')::bigint) as tokens
       from evaluation_results where project_id = $1 and finished_at >= $2`,
    [scope.projectId, since],
  );
  const [row] = rows;
  return {
    runs: Number(row?.runs ?? 0),
    tokens: Number(row?.tokens ?? 0) + Number(evaluated.rows[0]?.tokens ?? 0),
    usd: row?.usd ?? 0,
  };
}

/** Through JSON: what its schema allows is JSON, which Prisma's type cannot see. */
function asJson(result: AnalysisResult): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(result));
}

function toAnalysis(row: AnalysisRow): Analysis {
  return {
    id: row.id,
    incidentId: toIncidentId(row.incidentNumber),
    status: z.enum(ANALYSIS_STATUSES).parse(row.status),
    analyst: z.enum(ANALYSTS).parse(row.analyst),
    model: row.model,
    tracepackHash: row.tracepackHash,
    prompt: row.prompt,
    answer: row.answer,
    progress: row.progress,
    failure: row.failure,
    usage: row.usage === null ? null : AnalysisUsage.parse(row.usage),
    result: row.result === null ? null : AnalysisResult.parse(row.result),
    versions: AnalysisVersions.parse(row.versions),
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    cancelRequested: row.cancelRequested,
  };
}
