import { beforeEach, describe, expect, it } from "vitest";
import type { IncidentId } from "@/lib/domain/ids";
import { findIncident } from "@/lib/store/incident-repository";
import { FIRED_MS, fireIncident } from "@/lib/testing/builders/fired-incident";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { listIncidentTraces } from "../incident/list-incident-traces";
import { mergeIncident } from "../incident/merge-incident";
import { unmergeIncident } from "../incident/unmerge-incident";
import { planEvidence } from "../suspects/plan-evidence";

const test = testDatabase();

let ctx: Parameters<typeof fireIncident>[0];
let orders: IncidentId;
let refunds: IncidentId;

beforeEach(async () => {
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + 60_000) };
  orders = await fireIncident(ctx, "orders");
  refunds = await fireIncident(ctx, "refunds");
});

const OF_REFUNDS = traceIdOf("refunds-18");
const tracesOf = async (id: IncidentId) =>
  (await listIncidentTraces(ctx, id)).items.map(({ traceId }) => traceId);
const rankedOf = async (id: IncidentId) => {
  const incident = await findIncident(ctx.db, ctx.scope, id);
  if (incident === null) throw new Error(`no ${id}`);
  return (await planEvidence(ctx, incident)).window;
};

describe("the evidence of an incident that was merged", () => {
  it("is evidence of the one that goes on: listed once, and ranked", async () => {
    expect(await rankedOf(orders)).not.toContain(OF_REFUNDS);
    await mergeIncident(ctx, refunds, { into: orders });
    const traces = await tracesOf(orders);
    expect(traces).toContain(OF_REFUNDS);
    expect(new Set(traces).size).toBe(traces.length);
    expect(await rankedOf(orders)).toContain(OF_REFUNDS);
  });

  it("is its own alone again when the merge is taken back", async () => {
    await mergeIncident(ctx, refunds, { into: orders });
    await unmergeIncident(ctx, refunds, {});
    expect(await tracesOf(orders)).not.toContain(OF_REFUNDS);
    expect(await rankedOf(refunds)).toContain(OF_REFUNDS);
  });
});
