import { describe, expect, it } from "vitest";
import { IncidentListQuery } from "@/lib/domain/contracts/incident";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { orderRequest } from "@/lib/testing/builders/order-request";
import { TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { getIncident } from "./get-incident";
import { listIncidentLogs } from "./list-incident-logs";
import { listIncidentTraces } from "./list-incident-traces";
import { listIncidents } from "./list-incidents";
import { updateIncident } from "./update-incident";

const test = testDatabase();
const MINUTE_MS = 60_000;
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
/** When the alert of these tests fires: twenty minutes into the test's time. */
const FIRES_MS = START_MS + 20 * MINUTE_MS;

function contextOf(scope: ProjectScope, nowMs = FIRES_MS + MINUTE_MS) {
  return { db: test.db(), scope, now: () => new Date(nowMs) };
}

async function fire(scope: ProjectScope, labels: Record<string, string> = {}): Promise<IncidentId> {
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: JSON.stringify(labels),
    status: "firing",
    alerts: [
      {
        status: "firing",
        fingerprint: "f",
        labels: { alertname: "Burn", service: "gateway", route: "/orders", ...labels },
        startsAt: new Date(FIRES_MS).toISOString(),
      },
    ],
  });
  const { incidentIds } = await ingestAlertmanager(contextOf(scope), payload);
  return incidentIds[0] ?? toIncidentId(1);
}

describe("an incident", () => {
  it("finds its failing and healthy traces, and says what it touches", async () => {
    const scope = await createTestProject(test.db());
    const healthy = Array.from({ length: 6 }, (_, index) => orderRequest(`ok${index}`, index));
    await insertSpans(test.db(), scope, [
      ...healthy.flat(),
      ...orderRequest("bad", 19, "declined"),
    ]);
    const id = await fire(scope);
    const incident = await getIncident(contextOf(scope), id);
    expect(incident).toMatchObject({
      leadTraceId: traceIdOf("bad"),
      services: ["gateway", "payments"],
      evidence: { status: "ok", reasons: [], counts: { failing: 1, healthy: 6 } },
    });
    const { items } = await listIncidentTraces(contextOf(scope), id);
    expect(items[0]).toMatchObject({
      traceId: traceIdOf("bad"),
      reason: "POST /orders failed after 50 ms: declined",
      rootName: "POST /orders",
      spanCount: 2,
      errorSpanCount: 2,
    });
  });

  it("looks beyond labels that no telemetry has, and says that it did", async () => {
    const scope = await createTestProject(test.db());
    await insertSpans(test.db(), scope, orderRequest("bad", 19, "declined"));
    const id = await fire(scope, { service: "checkout-prod" });
    const { evidence, leadTraceId } = await getIncident(contextOf(scope), id);
    expect(leadTraceId).toBe(traceIdOf("bad"));
    expect(evidence.status).toBe("degraded");
    expect(evidence.reasons.join("; ")).toMatch(
      /no request of service checkout-prod, route \/orders.*looked at requests of any service, route \/orders instead/,
    );
  });

  it("opens the trace that its alert names, and says when that was not received", async () => {
    const scope = await createTestProject(test.db());
    await insertSpans(test.db(), scope, [
      ...orderRequest("bad", 19, "declined"),
      ...orderRequest("named", 2, "declined"),
    ]);
    const known = await fire(scope, { trace_id: traceIdOf("named") });
    expect((await getIncident(contextOf(scope), known)).leadTraceId).toBe(traceIdOf("named"));
    const unknown = await fire(scope, { trace_id: traceIdOf("never sent") });
    const { evidence, leadTraceId } = await getIncident(contextOf(scope), unknown);
    expect(leadTraceId).toBe(traceIdOf("bad"));
    expect(evidence.reasons.join()).toMatch(/of which no span was received/);
  });

  it("without telemetry says what was searched, and finds what comes later", async () => {
    const scope = await createTestProject(test.db());
    const id = await fire(scope);
    const before = await getIncident(contextOf(scope), id);
    expect(before).toMatchObject({ leadTraceId: null, evidence: { status: "failed" } });
    expect(before.evidence.reasons.join()).toMatch(/no failing or slow trace was found/);
    await insertSpans(test.db(), scope, orderRequest("bad", 19, "declined"));
    const later = contextOf(scope, FIRES_MS + 2 * MINUTE_MS);
    expect((await getIncident(later, id)).leadTraceId).toBe(traceIdOf("bad"));
  });

  it("of another project, or of none, is not found by any way in", async () => {
    const [mine, other] = [await createTestProject(test.db()), await createTestProject(test.db())];
    const id = await fire(mine);
    const ctx = contextOf(other);
    const page = { limit: 10 };
    const ways = [
      getIncident(ctx, id),
      listIncidentTraces(ctx, id),
      listIncidentLogs(ctx, id, page),
      updateIncident(ctx, id, { status: "acknowledged" }),
    ];
    const refused = ways.map((way) => expect(way).rejects.toMatchObject({ code: "not_found" }));
    await Promise.all(refused);
    expect((await listIncidents(ctx, IncidentListQuery.parse({}))).items).toEqual([]);
  });

  it("is acknowledged, resolved and reopened; what makes no sense is refused by name", async () => {
    const scope = await createTestProject(test.db());
    const id = await fire(scope);
    const ctx = contextOf(scope);
    const set = (status: "triggered" | "acknowledged" | "mitigated" | "resolved") =>
      updateIncident(ctx, id, { status });
    expect(await set("acknowledged")).toMatchObject({
      status: "acknowledged",
      acknowledgedAt: ctx.now().toISOString(),
    });
    expect(await set("resolved")).toMatchObject({ resolvedAt: ctx.now().toISOString() });
    await expect(set("mitigated")).rejects.toMatchObject({
      code: "conflict",
      message: `${id} is resolved and cannot become mitigated`,
    });
    expect(await set("triggered")).toMatchObject({ reopenCount: 1, resolvedAt: null });
    const { updatedAt } = await set("triggered");
    const later = contextOf(scope, FIRES_MS + 5 * MINUTE_MS);
    expect((await updateIncident(later, id, { status: "triggered" })).updatedAt).toBe(updatedAt);
  });
});
