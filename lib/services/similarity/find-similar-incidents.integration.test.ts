import { beforeEach, describe, expect, it } from "vitest";
import { SimilarIncidentsDto } from "@/lib/domain/contracts/similarity";
import { VerdictBody } from "@/lib/domain/contracts/verdict";
import type { IncidentId } from "@/lib/domain/ids";
import { FIRED_MS, failingPayment, fireIncident } from "@/lib/testing/builders/fired-incident";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { recordVerdict } from "../verdict/record-verdict";
import { findSimilarIncidents } from "./find-similar-incidents";

const test = testDatabase();

let ctx: Parameters<typeof recordVerdict>[0];
let before: IncidentId;
let now: IncidentId;

beforeEach(async () => {
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + 60_000) };
  before = await fireIncident(ctx, "orders");
  now = await fireIncident(ctx, "refunds");
});

const cause = { kind: "spans", spans: [`span:${spanIdOf(failingPayment())}`] };
const confirm = (content: object = {}, replaces: number | null = null) =>
  recordVerdict(
    ctx,
    before,
    VerdictBody.parse({
      author: "ada",
      replaces,
      content: {
        rootCause: cause,
        service: "payments",
        faultFamily: "arithmetic_overflow",
        mechanism: "ETH has too many digits",
        certainty: "certain",
        ...content,
      },
    }),
  );

describe("similar incidents", () => {
  it("are offered once their cause is confirmed, with why they match and what it was then", async () => {
    expect(await findSimilarIncidents(ctx, now)).toEqual({
      items: [],
      nextCursor: null,
      confirmed: 0,
      lookedAt: 0,
    });
    await confirm();
    const found = SimilarIncidentsDto.parse(await findSimilarIncidents(ctx, now));
    expect(found).toMatchObject({ confirmed: 1, lookedAt: 1 });
    expect(found.items).toMatchObject([
      {
        incidentId: before,
        tier: "same-failure",
        cause: { author: "ada", mechanism: "ETH has too many digits", service: "payments" },
        fix: null,
      },
    ]);
    expect(found.items[0]?.reasons.join("\n")).toContain("payments Charge");
    expect((await findSimilarIncidents(ctx, before)).items).toEqual([]);
  });

  it("are not offered when the verdict that stands says that there was no fault", async () => {
    await confirm();
    await confirm({ rootCause: { kind: "no-fault" }, faultFamily: "no-fault" }, 1);
    expect(await findSimilarIncidents(ctx, now)).toMatchObject({ items: [], confirmed: 0 });
  });

  it("are never those of another project", async () => {
    await confirm();
    const other = { ...ctx, scope: await createTestProject(test.db()) };
    const theirs = await fireIncident(other, "orders");
    expect(await findSimilarIncidents(other, theirs)).toMatchObject({ items: [], confirmed: 0 });
    await expect(
      findSimilarIncidents({ ...ctx, scope: await createTestProject(test.db()) }, now),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
