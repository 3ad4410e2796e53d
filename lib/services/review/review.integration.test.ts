import pino from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { VerdictBody } from "@/lib/domain/contracts/verdict";
import type { IncidentId } from "@/lib/domain/ids";
import {
  FIRED_MS,
  failingPayment,
  fireIncident,
  MANY,
} from "@/lib/testing/builders/fired-incident";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { runAnalysis } from "../analysis/run-analysis";
import { startAnalysis } from "../analysis/start-analysis";
import { rankIncident } from "../suspects/rank-incident";
import { recordVerdict } from "../verdict/record-verdict";
import { claimReview } from "./claim-review";
import { listReview } from "./list-review";
import { releaseReview } from "./release-review";
import { skipReview } from "./skip-review";

const test = testDatabase();

let ctx: Parameters<typeof claimReview>[0];
let id: IncidentId;
let nowMs = FIRED_MS;

beforeEach(async () => {
  nowMs = FIRED_MS + 60_000;
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(nowMs) };
  id = await fireIncident(ctx);
});

const queueOf = (reviewer: string, blind = false) =>
  listReview(ctx, { reviewer, order: "age", blind });
const waitingFor = async (reviewer: string) =>
  (await queueOf(reviewer)).items.filter(({ isWaiting }) => isWaiting).map((one) => one.incidentId);

function label(author: string, service = "payments", role = "label") {
  const body = VerdictBody.parse({
    author,
    role,
    isBlind: true,
    content: {
      rootCause: { kind: "spans", spans: [`span:${spanIdOf(failingPayment())}`] },
      service,
      faultFamily: "timeout",
      mechanism: "it waits",
      certainty: "likely",
    },
  });
  return recordVerdict(ctx, id, body);
}

describe("a claim", () => {
  it("goes to one of several who ask at once, and keeps the others away until it runs out", async () => {
    const asked = ["ada", "bob", "eve"].map((reviewer) =>
      claimReview(ctx, id, { reviewer, minutes: 15 }),
    );
    const outcomes = await Promise.allSettled(asked);
    const taken = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(taken).toHaveLength(1);
    const owner = taken[0]?.claim?.reviewer ?? "";
    expect(await waitingFor(owner)).toEqual([id]);
    expect(await waitingFor("zoe")).toEqual([]);
    await expect(claimReview(ctx, id, { reviewer: "zoe", minutes: 1 })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`claimed by ${owner} until`),
    });
    nowMs += 15 * 60_000;
    expect(await waitingFor("zoe")).toEqual([id]);
    expect(await claimReview(ctx, id, { reviewer: "zoe", minutes: 1 })).toMatchObject({
      claim: { reviewer: "zoe" },
    });
  });

  it("is given back by who holds it alone, and by the label that it was for", async () => {
    await claimReview(ctx, id, { reviewer: "ada", minutes: 15 });
    expect((await releaseReview(ctx, id, "bob")).claim).not.toBeNull();
    await label("ada");
    expect(await waitingFor("bob")).toEqual([id]);
    expect(await waitingFor("ada")).toEqual([]);
  });

  it("is left to others by a skip, which can be taken back", async () => {
    await claimReview(ctx, id, { reviewer: "ada", minutes: 15 });
    expect(await skipReview(ctx, id, { reviewer: "ada", skip: true })).toMatchObject({
      claim: null,
      isSkipped: true,
    });
    expect(await waitingFor("ada")).toEqual([]);
    expect(await waitingFor("bob")).toEqual([id]);
    await skipReview(ctx, id, { reviewer: "ada", skip: false });
    expect(await waitingFor("ada")).toEqual([id]);
  });
});

describe("two reviewers who disagree", () => {
  it("are seen to, are not told of each other while blind, and are settled", async () => {
    await label("ada");
    await label("bob", "bank");
    const queue = await queueOf("eve");
    expect(queue.items[0]).toMatchObject({
      state: "disputed",
      disagreements: ["cause: payments or bank"],
      isWaiting: true,
    });
    expect(queue.progress).toMatchObject({ disputed: 1, unlabelled: 0 });
    expect(queue.agreement).toMatchObject({
      cause: { kappa: 0, observed: 0, pairs: 1 },
      spans: { jaccard: 1, f1: 1 },
    });
    const blind = await queueOf("eve", true);
    expect(blind.agreement.withRanker).toBeNull();
    expect(JSON.stringify(blind.items)).not.toContain("bank");
    await label("eve", "payments", "adjudication");
    expect((await queueOf("zoe")).items[0]).toMatchObject({
      state: "adjudicated",
      isWaiting: false,
    });
  });
});

describe("people and the machine", () => {
  it("are compared over the verdicts that stand, blind ones too, and never while one labels blind", async () => {
    const many = await fireIncident(ctx, "carts", MANY);
    await rankIncident(ctx, many);
    const span = spanIdOf(failingPayment("carts", 18));
    const content = {
      rootCause: { kind: "spans", spans: [`span:${span}`] },
      service: "payments",
      faultFamily: "timeout",
      mechanism: "it waits",
      certainty: "likely",
    };
    const body = VerdictBody.parse({ author: "ada", isBlind: true, content });
    await recordVerdict(ctx, many, body);
    const { agreement } = await queueOf("eve");
    expect(agreement.withRanker).toMatchObject({
      observed: 1,
      pairs: 1,
      spans: { jaccard: 1, f1: 1 },
    });
    expect(agreement.withAnalyst).toMatchObject({ pairs: 0, spans: null });
    const silent = { ...ctx, log: pino({ level: "silent" }) };
    const { id: analysisId } = await startAnalysis(silent, many, "built-in");
    await runAnalysis(silent, analysisId);
    expect((await queueOf("eve")).agreement.withAnalyst).toMatchObject({ observed: 1, pairs: 1 });
    const blind = (await queueOf("eve", true)).agreement;
    expect([blind.withRanker, blind.withAnalyst]).toEqual([null, null]);
  });
});
