import pino from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { HypothesisReviewBody, type ReviewedHypothesisDto } from "@/lib/domain/contracts/analysis";
import type { IncidentId } from "@/lib/domain/ids";
import { FIRED_MS, fireIncident, MANY } from "@/lib/testing/builders/fired-incident";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { editOf } from "@/lib/view-models/analysis/hypothesis-edit";
import { getPostmortem } from "../postmortem/get-postmortem";
import { getAnalysis, listIncidentAnalyses } from "./get-analysis";
import { reviewHypothesis } from "./review-hypothesis";
import { runAnalysis } from "./run-analysis";
import { startAnalysis } from "./start-analysis";

const test = testDatabase();
const log = pino({ level: "silent" });

let ctx: Parameters<typeof runAnalysis>[0];
let incidentId: IncidentId;
let id: { analysisId: string; hypothesisId: string };
let first: ReviewedHypothesisDto;

beforeEach(async () => {
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + 60_000), log };
  incidentId = await fireIncident(ctx, "orders", MANY);
  const { id: analysisId } = await startAnalysis(ctx, incidentId, "built-in");
  await runAnalysis(ctx, analysisId);
  const [hypothesis] = (await getAnalysis(ctx, analysisId)).hypotheses;
  if (hypothesis === undefined) throw new Error("nothing was published");
  first = hypothesis;
  id = { analysisId, hypothesisId: hypothesis.id };
});

const review = (body: object, version = 1) =>
  reviewHypothesis(ctx, id, HypothesisReviewBody.parse({ reviewer: "ada", version, ...body }));
const edited = (changes: object) => ({
  decision: "edited",
  edit: { ...editOf(first), ...changes },
});

describe("the review of a hypothesis", () => {
  it("keeps who accepted and who rejected it, and why, and overwrites neither", async () => {
    await review({ decision: "accepted" });
    const { hypotheses } = await review({ decision: "rejected", reason: "the bank was down" });
    expect(hypotheses[0]).toMatchObject({
      title: first.title,
      version: 1,
      decision: { decision: "rejected", reviewer: "ada", reason: "the bank was down" },
      reviews: [{ decision: "accepted" }, { decision: "rejected" }],
    });
    await expect(
      test
        .db()
        .pool.query("update hypothesis_reviews set reviewer = 'x' where project_id = $1", [
          ctx.scope.projectId,
        ]),
    ).rejects.toThrow(/never changed/);
    expect(
      HypothesisReviewBody.safeParse({ reviewer: "a", version: 1, decision: "rejected" }),
    ).toMatchObject({ success: false });
  });

  it("makes an edit a version of its own, with claims that were verified again", async () => {
    const kept = first.claims.filter(({ essential }) => essential).map((claim) => claim.id);
    const title = "payments cannot hold that many digits";
    const analysis = await review(edited({ title, keptClaims: kept }));
    expect(analysis.hypotheses[0]).toMatchObject({
      title,
      version: 2,
      editedBy: "ada",
      original: { title: first.title },
      claims: kept.map(() => ({ verdict: "supported" })),
    });
    const { items } = await listIncidentAnalyses(ctx, incidentId);
    expect(items[0]?.hypotheses[0]).toMatchObject({ title, editedBy: "ada", service: "payments" });
    const accepted = await review({ decision: "accepted" }, 2);
    expect(accepted.hypotheses[0]?.decision).toMatchObject({ version: 2, decision: "accepted" });
    const { timeline } = await getPostmortem(ctx, incidentId);
    expect(timeline.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        `ada edits a hypothesis, to “${title}”`,
        `ada accepts the hypothesis “${title}”`,
      ]),
    );
  });

  it("refuses an edit that the evidence does not bear, with the reasons, and keeps the one before", async () => {
    const lies = {
      id: "mine",
      essential: true,
      fact: {
        kind: "span-status",
        span: { id: first.rootSpanIds[0], service: "payments", operation: "Charge" },
        failed: false,
        failureType: null,
      },
    };
    await expect(review(edited({ addedClaims: [lies] }))).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("mine"),
    });
    await expect(review(edited({ rootSpanIds: ["00000000000000ff"] }))).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining("does not exist"),
    });
    await expect(review(edited({ keptClaims: ["c99"] }))).rejects.toThrow(/no claims c99/);
    const { hypotheses } = await getAnalysis(ctx, id.analysisId);
    expect(hypotheses[0]).toEqual(first);
  });

  it("of a version that is no longer the latest is refused, also of two edits at once", async () => {
    const both = ["one", "two"].map((title) => review(edited({ title })));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(review({ decision: "accepted" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("reaches no hypothesis of another project, nor one that is not there", async () => {
    const body = HypothesisReviewBody.parse({ reviewer: "ada", version: 1, decision: "accepted" });
    const other = { ...ctx, scope: await createTestProject(test.db()) };
    await expect(reviewHypothesis(other, id, body)).rejects.toMatchObject({ code: "not_found" });
    await expect(reviewHypothesis(ctx, { ...id, hypothesisId: "h99" }, body)).rejects.toMatchObject(
      { code: "not_found" },
    );
  });
});
