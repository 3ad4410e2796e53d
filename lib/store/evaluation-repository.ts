import { z } from "zod";
import {
  CaseEffort,
  CaseResult,
  EVALUATION_STATUSES,
  EvaluationConfig,
  type EvaluationRun,
  EvaluationVersions,
  PinnedCase,
  type StoredResult,
} from "@/lib/domain/evaluation";
import { RunSummary } from "@/lib/domain/evaluation-summary";
import type { ProjectScope } from "@/lib/domain/project";
import { type Evaluation as EvaluationRow, Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

export type NewEvaluation = Pick<
  EvaluationRun,
  "id" | "name" | "config" | "versions" | "goldSetHash" | "cases" | "requestedAt"
>;

/** A run with its numbers; null of one that has not ended well. */
export interface SummarizedRun extends EvaluationRun {
  readonly summary: RunSummary | null;
}

export async function insertEvaluation(
  db: EntityStore,
  scope: ProjectScope,
  { config, versions, cases, ...run }: NewEvaluation,
): Promise<void> {
  await db.prisma.evaluation.create({
    data: {
      ...run,
      projectId: scope.projectId,
      status: "queued",
      config: asJson(config),
      versions: asJson(versions),
      cases: asJson(cases),
    },
  });
}

export async function findEvaluation(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
): Promise<SummarizedRun | null> {
  const row = await db.prisma.evaluation.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
  });
  return row === null ? null : toRun(row);
}

/** The newest first. */
export async function listEvaluations(
  db: EntityStore,
  scope: ProjectScope,
  limit: number,
): Promise<SummarizedRun[]> {
  const rows = await db.prisma.evaluation.findMany({
    where: { projectId: scope.projectId },
    orderBy: [{ requestedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(toRun);
}

const waitingOrSilent = (silentSince: Date) => ({
  OR: [{ status: "queued" }, { status: "running", heartbeatAt: { lt: silentSince } }],
});

/** Takes a run for this worker, as `claimAnalysis` does; null when another has it, or it has ended. */
export async function claimEvaluation(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
  { now, silentSince }: { readonly now: Date; readonly silentSince: Date },
): Promise<EvaluationRun | null> {
  const { count } = await db.prisma.evaluation.updateMany({
    where: { projectId: scope.projectId, id, ...waitingOrSilent(silentSince) },
    data: { status: "running", heartbeatAt: now },
  });
  if (count === 0) return null;
  await db.prisma.evaluation.updateMany({
    where: { projectId: scope.projectId, id, startedAt: null },
    data: { startedAt: now },
  });
  return findEvaluation(db, scope, id);
}

/** Ids of runs that wait or whose worker has died. */
export async function listUnfinishedEvaluations(
  db: EntityStore,
  scope: ProjectScope,
  silentSince: Date,
): Promise<string[]> {
  const rows = await db.prisma.evaluation.findMany({
    where: { projectId: scope.projectId, ...waitingOrSilent(silentSince) },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** A sign of life. False when the run is to stop, or runs no more. */
export async function touchEvaluation(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
  heartbeatAt: Date,
): Promise<boolean> {
  const { count } = await db.prisma.evaluation.updateMany({
    where: { projectId: scope.projectId, id, status: "running", cancelRequested: false },
    data: { heartbeatAt },
  });
  return count === 1;
}

export interface EvaluationEnd {
  readonly status: "succeeded" | "failed";
  readonly finishedAt: Date;
  readonly failure: string | null;
  readonly summary: RunSummary | null;
}

/** Ends one that is under way; one that has ended is left as it was. */
export async function finishEvaluation(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
  { summary, ...end }: EvaluationEnd,
): Promise<void> {
  await db.prisma.evaluation.updateMany({
    where: { projectId: scope.projectId, id, status: { in: ["queued", "running"] } },
    data: { ...end, summary: summary === null ? Prisma.DbNull : asJson(summary) },
  });
}

/** One that waits ends at once; one that runs ends at its next sign of life. */
export async function requestEvaluationCancel(
  db: EntityStore,
  scope: ProjectScope,
  id: string,
): Promise<void> {
  await db.prisma.evaluation.updateMany({
    where: { projectId: scope.projectId, id, status: { in: ["queued", "running"] } },
    data: { cancelRequested: true },
  });
}

/** Keeps what a run made of a case; when that is there already, it stays. */
export async function insertResult(
  db: EntityStore,
  scope: ProjectScope,
  evaluationId: string,
  { result, effort, finishedAt }: StoredResult & { readonly finishedAt: Date },
): Promise<void> {
  await db.prisma.evaluationResult.createMany({
    data: [
      {
        projectId: scope.projectId,
        evaluationId,
        caseId: result.caseId,
        attempt: result.attempt,
        result: asJson(result),
        effort: asJson(effort),
        finishedAt,
      },
    ],
    skipDuplicates: true,
  });
}

/** Every result of a run by case, then attempt. */
export async function listResults(
  db: EntityStore,
  scope: ProjectScope,
  evaluationId: string,
): Promise<StoredResult[]> {
  const rows = await db.prisma.evaluationResult.findMany({
    where: { projectId: scope.projectId, evaluationId },
    orderBy: [{ caseId: "asc" }, { attempt: "asc" }],
  });
  return rows.map(({ result, effort }) => ({
    result: CaseResult.parse(result),
    effort: CaseEffort.parse(effort),
  }));
}

/** How many results each of some runs has. */
export async function countResults(
  db: EntityStore,
  scope: ProjectScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.prisma.evaluationResult.groupBy({
    by: ["evaluationId"],
    where: { projectId: scope.projectId, evaluationId: { in: [...ids] } },
    _count: { _all: true },
  });
  return new Map(rows.map(({ evaluationId, _count }) => [evaluationId, _count._all]));
}

/** Through JSON: what its schema allows is JSON, which Prisma's type cannot see. */
function asJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}

function toRun(row: EvaluationRow): SummarizedRun {
  return {
    id: row.id,
    name: row.name,
    status: z.enum(EVALUATION_STATUSES).parse(row.status),
    config: EvaluationConfig.parse(row.config),
    versions: EvaluationVersions.parse(row.versions),
    goldSetHash: row.goldSetHash,
    cases: z.array(PinnedCase).parse(row.cases),
    failure: row.failure,
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    cancelRequested: row.cancelRequested,
    summary: row.summary === null ? null : RunSummary.parse(row.summary),
  };
}
