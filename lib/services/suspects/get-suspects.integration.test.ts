import { describe, expect, it } from "vitest";
import { IncidentListQuery } from "@/lib/domain/contracts/incident";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { recordChanges } from "@/lib/store/change-repository";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { orderRequest } from "@/lib/testing/builders/order-request";
import { atMs, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { listIncidents } from "../incident/list-incidents";
import { getSuspects } from "./get-suspects";
import { rankIncident } from "./rank-incident";
import { stateOfRun } from "./ranking-runs";

const test = testDatabase();
const MINUTE_MS = 60_000;
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
const FIRES_MS = START_MS + 20 * MINUTE_MS;
const waitMs = 20_000;

function contextOf(scope: ProjectScope, laterMs = MINUTE_MS) {
  return { db: test.db(), scope, now: () => new Date(FIRES_MS + laterMs) };
}

/** Resolved at once, so that its window stays as it is. */
async function fire(scope: ProjectScope): Promise<IncidentId> {
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: "g",
    status: "resolved",
    alerts: [
      {
        status: "resolved",
        fingerprint: "f",
        labels: { alertname: "Burn", service: "gateway", route: "/orders" },
        startsAt: new Date(FIRES_MS).toISOString(),
        endsAt: new Date(FIRES_MS + MINUTE_MS / 2).toISOString(),
      },
    ],
  });
  const { incidentIds } = await ingestAlertmanager(contextOf(scope), payload);
  return incidentIds[0] ?? toIncidentId(1);
}

async function projectWithTrouble(): Promise<{ scope: ProjectScope; id: IncidentId }> {
  const scope = await createTestProject(test.db());
  const healthy = Array.from({ length: 9 }, (_, i) => orderRequest(`ok${i}`, i));
  const failing = Array.from({ length: 6 }, (_, i) =>
    orderRequest(`bad${i}`, 14 + i / 2, "declined"),
  );
  await insertSpans(test.db(), scope, [...healthy.flat(), ...failing.flat()]);
  return { scope, id: await fire(scope) };
}

describe("the suspects of an incident", () => {
  it("are ranked when first asked for, with what their anchors name", async () => {
    const { scope, id } = await projectWithTrouble();
    const found = await getSuspects(contextOf(scope), id, { waitMs });
    const [first] = found.suspects;
    expect(first).toMatchObject({ rank: 1, service: "payments", operation: "charge" });
    expect(first?.targets[`span:${spanIdOf("bad0-pay")}`]).toEqual({
      kind: "span",
      traceId: traceIdOf("bad0"),
      spanId: spanIdOf("bad0-pay"),
      service: "payments",
      name: "charge",
    });
    expect(found.reasons).toContain("no metrics");
  });

  it("of the same evidence are the same answer, not ranked again", async () => {
    const { scope, id } = await projectWithTrouble();
    const before = await getSuspects(contextOf(scope), id, { waitMs });
    const after = await getSuspects(contextOf(scope, 10 * MINUTE_MS), id, { waitMs });
    expect(after).toEqual(before);
    const ranked = await test
      .db()
      .pool.query("select from rankings where project_id = $1", [scope.projectId]);
    expect(ranked.rowCount).toBe(1);
  });

  it("are ranked anew after a change was told late, and by the old evidence no more", async () => {
    const { scope, id } = await projectWithTrouble();
    const before = await getSuspects(contextOf(scope), id, { waitMs });
    await recordChanges(test.db(), scope, [
      {
        id: "deploy-1",
        kind: "deploy",
        service: "payments",
        version: "2",
        atUnixNano: atMs(14 * MINUTE_MS - 1000),
        title: "payments 2",
      },
    ]);
    const after = await getSuspects(contextOf(scope, 10 * MINUTE_MS), id, { waitMs });
    expect(after.evidenceHash).not.toBe(before.evidenceHash);
    expect(after.suspects[0]?.evidence.map(({ group }) => group)).toContain("changes");
    expect(after.suspects[0]?.targets["change:deploy-1"]).toMatchObject({ title: "payments 2" });
  });

  it("asked for twice at once are ranked once; who does not wait is told how far it is", async () => {
    const { scope, id } = await projectWithTrouble();
    const ctx = contextOf(scope);
    const hasty = await getSuspects(ctx, id, { waitMs: 0 });
    expect(hasty).toMatchObject({ status: "degraded", suspects: [], rankedAt: null });
    expect(hasty.progress.state).not.toBe("done");
    await Promise.all([rankIncident(ctx, id), rankIncident(ctx, id)]);
    expect(stateOfRun(scope, id)).toBeNull();
    expect((await getSuspects(ctx, id, { waitMs: 0 })).progress.state).toBe("done");
  });

  it("are nobody where there is no evidence, with the reason", async () => {
    const scope = await createTestProject(test.db());
    const id = await fire(scope);
    const found = await getSuspects(contextOf(scope), id, { waitMs });
    expect(found).toMatchObject({
      status: "abstained",
      suspects: [],
      confidence: { word: "none" },
    });
    expect(found.reasons.join("; ")).toContain("no traces of the incident's window");
  });

  it("lead their incident's line in the list, once they are ranked", async () => {
    const { scope, id } = await projectWithTrouble();
    const ctx = contextOf(scope);
    const list = async () => (await listIncidents(ctx, IncidentListQuery.parse({}))).items[0];
    expect((await list())?.topSuspect).toBeNull();
    await getSuspects(ctx, id, { waitMs });
    expect((await list())?.topSuspect?.suspect).toMatchObject({
      kind: "operation",
      service: "payments",
      operation: "charge",
    });
  });

  it("of an incident of another project are not found", async () => {
    const { id } = await projectWithTrouble();
    const other = await createTestProject(test.db());
    await expect(getSuspects(contextOf(other), id)).rejects.toMatchObject({ code: "not_found" });
  });
});
