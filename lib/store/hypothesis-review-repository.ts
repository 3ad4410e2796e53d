import { z } from "zod";
import { FaultlineError } from "@/lib/domain/errors";
import {
  EditedHypothesis,
  type HypothesisReview,
  REVIEW_DECISIONS,
} from "@/lib/domain/hypothesis-review";
import type { ProjectScope } from "@/lib/domain/project";
import type { HypothesisReview as ReviewRow } from "@/prisma/generated/client";
import { Prisma } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** A review before it has its numbers. */
export type NewHypothesisReview = Omit<HypothesisReview, "number" | "version"> & {
  /** The version that it is about. */
  readonly of: number;
};

/**
 * Keeps what a person said of the latest version of a hypothesis. Call within
 * `withEntityTransaction`: the analysis is locked until that ends. @throws `conflict` when somebody
 * made a further version meanwhile
 */
export async function appendHypothesisReview(
  db: EntityStore,
  scope: ProjectScope,
  { of, edited, ...review }: NewHypothesisReview,
): Promise<void> {
  const { analysisId, hypothesisId } = review;
  await db.prisma.$queryRaw`
    select id from analyses
     where project_id = ${scope.projectId}::integer and id = ${analysisId}::text
       for update`;
  const before = await listHypothesisReviews(db, scope, [analysisId]);
  const latest = Math.max(
    1,
    ...before.filter((one) => one.hypothesisId === hypothesisId).map(({ version }) => version),
  );
  if (latest !== of) {
    const message = `${hypothesisId} is at version ${latest} by now, and version ${of} was meant`;
    throw new FaultlineError("conflict", message, { analysisId, hypothesisId, latest });
  }
  await db.prisma.hypothesisReview.create({
    data: {
      ...review,
      projectId: scope.projectId,
      number: (before.at(-1)?.number ?? 0) + 1,
      version: edited === null ? of : of + 1,
      content: edited === null ? Prisma.DbNull : asJson(edited),
    },
  });
}

/** Of the analyses, the oldest first within each. */
export async function listHypothesisReviews(
  db: EntityStore,
  scope: ProjectScope,
  analysisIds: readonly string[],
): Promise<HypothesisReview[]> {
  const rows = await db.prisma.hypothesisReview.findMany({
    where: { projectId: scope.projectId, analysisId: { in: [...analysisIds] } },
    orderBy: [{ analysisId: "asc" }, { number: "asc" }],
  });
  return rows.map(toReview);
}

/** Through JSON: what its schema allows is JSON, which Prisma's type cannot see. */
function asJson(edited: EditedHypothesis): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(edited));
}

/** Throws when a row is not what `appendHypothesisReview` wrote. */
function toReview(row: ReviewRow): HypothesisReview {
  return {
    analysisId: row.analysisId,
    number: row.number,
    hypothesisId: row.hypothesisId,
    version: row.version,
    reviewer: row.reviewer,
    decision: z.enum(REVIEW_DECISIONS).parse(row.decision),
    reason: row.reason,
    edited: row.content === null ? null : EditedHypothesis.parse(row.content),
    createdAt: row.createdAt,
  };
}
