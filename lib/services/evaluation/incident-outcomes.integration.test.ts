import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { IncidentOutcomesDto } from "@/lib/domain/contracts/evaluation";
import { VerdictBody } from "@/lib/domain/contracts/verdict";
import { createAnalysis } from "@/lib/store/analysis-repository";
import { appendHypothesisReview } from "@/lib/store/hypothesis-review-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import { FIRED_MS, fireIncident } from "@/lib/testing/builders/fired-incident";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { recordVerdict } from "../verdict/record-verdict";
import { getIncidentOutcomes } from "./get-incident-outcomes";

const test = testDatabase();
const MINUTES_TO_VERDICT_MS = 12 * 60_000;

it("tells how long incidents took whose hypothesis was accepted, and those of nobody else", async () => {
  const scope = await createTestProject(test.db());
  const now = new Date(FIRED_MS + MINUTES_TO_VERDICT_MS);
  const ctx = { db: test.db(), scope, now: () => now };
  const [first, second] = [await fireIncident(ctx), await fireIncident(ctx, "refunds")];
  const content = { rootCause: { kind: "no-fault" }, faultFamily: "no-fault", mechanism: "-" };
  const body = VerdictBody.parse({ author: "ada", content: { ...content, certainty: "likely" } });
  for (const id of [first, second]) await recordVerdict(ctx, id, body);
  const { analysis } = await createAnalysis(ctx.db, scope, {
    id: randomUUID(),
    incidentId: first,
    analyst: "built-in",
    model: null,
    versions: { analyst: "a", ranker: "1", verifier: "1", pack: 1 },
    requestedBy: null,
    requestedAt: now,
  });
  await withEntityTransaction(ctx.db, (store) =>
    appendHypothesisReview(store, scope, {
      analysisId: analysis.id,
      hypothesisId: "h1",
      of: 1,
      reviewer: "ada",
      decision: "accepted",
      reason: "",
      edited: null,
      createdAt: now,
    }),
  );
  const found = IncidentOutcomesDto.parse(await getIncidentOutcomes(ctx));
  const took = { incidents: 1, diagnosisMs: MINUTES_TO_VERDICT_MS, resolutionMs: null };
  expect(found).toMatchObject({ withAccepted: took, withoutAccepted: took, falseRate: 0 });
  const other = { ...ctx, scope: await createTestProject(test.db()) };
  expect((await getIncidentOutcomes(other)).withoutAccepted.incidents).toBe(0);
});
