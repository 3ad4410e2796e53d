import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { listAlerts } from "@/lib/store/alert-repository";
import { closeDatabase, openDatabase } from "@/lib/store/database";
import { listIncidents } from "@/lib/store/list-incidents";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "./ingest-alertmanager";

const test = testDatabase();
const iso = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const now = () => new Date(Date.UTC(2026, 0, 1, 12));

interface Told {
  readonly fingerprint: string;
  readonly from: number;
  readonly to?: number;
}

function delivery(group: string, alerts: readonly Told[], more: object = {}) {
  return AlertmanagerPayload.parse({
    version: "4",
    groupKey: group,
    status: "firing",
    receiver: "faultline",
    alerts: alerts.map(({ fingerprint, from, to }) => ({
      status: to === undefined ? "firing" : "resolved",
      labels: { alertname: "Burn", service: "cart", severity: "critical", pod: fingerprint },
      annotations: { summary: `cart burns in ${fingerprint}` },
      startsAt: iso(from),
      endsAt: to === undefined ? "0001-01-01T00:00:00Z" : iso(to),
      fingerprint,
    })),
    ...more,
  });
}

const context = (scope: ProjectScope) => ({ db: test.db(), scope, now });
const incidentsOf = async (scope: ProjectScope) =>
  (await listIncidents(test.db(), scope, { limit: 100 })).items;

describe("alerts from Alertmanager", () => {
  it("of one group become one incident, however many deliver at once", async () => {
    const scope = await createTestProject(test.db());
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        ingestAlertmanager(
          context(scope),
          delivery("g", [{ fingerprint: `f${index % 3}`, from: 0 }]),
        ),
      ),
    );
    const incidents = await incidentsOf(scope);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ alertCount: 3, firingAlertCount: 3, severity: "sev1" });
    expect(new Set(results.flatMap(({ incidentIds }) => incidentIds)).size).toBe(1);
  });

  it("delivered again change nothing at all", async () => {
    const scope = await createTestProject(test.db());
    const first = delivery("g", [{ fingerprint: "a", from: 0 }]);
    const second = delivery("g", [{ fingerprint: "a", from: 0, to: 5 }]);
    await ingestAlertmanager(context(scope), first);
    await ingestAlertmanager(context(scope), second);
    const before = await incidentsOf(scope);
    const later = { ...context(scope), now: () => new Date(Date.UTC(2027, 0, 1)) };
    for (const again of [second, first, first, second]) {
      const result = await ingestAlertmanager(later, again);
      expect(result).toEqual({ incidentIds: ["INC-1"], created: 0, updated: 0, unchanged: 1 });
    }
    expect(await incidentsOf(scope)).toEqual(before);
  });

  it("that fire again soon reopen the incident, later open another", async () => {
    const scope = await createTestProject(test.db());
    const ctx = context(scope);
    await ingestAlertmanager(ctx, delivery("g", [{ fingerprint: "a", from: 0, to: 5 }]));
    await ingestAlertmanager(ctx, delivery("g", [{ fingerprint: "a", from: 35 }]));
    expect(await incidentsOf(scope)).toMatchObject([
      { id: "INC-1", status: "triggered", reopenCount: 1, resolvedAt: null },
    ]);
    await ingestAlertmanager(ctx, delivery("g", [{ fingerprint: "a", from: 35, to: 40 }]));
    await ingestAlertmanager(ctx, delivery("g", [{ fingerprint: "a", from: 71 }]));
    expect(await incidentsOf(scope)).toMatchObject([
      { id: "INC-2", status: "triggered" },
      { id: "INC-1", status: "resolved", reopenCount: 1 },
    ]);
  });

  it("of other groups and other projects stay apart", async () => {
    const [one, other] = [await createTestProject(test.db()), await createTestProject(test.db())];
    await ingestAlertmanager(context(one), delivery("g", [{ fingerprint: "a", from: 0 }]));
    await ingestAlertmanager(context(one), delivery("h", [{ fingerprint: "a", from: 0 }]));
    await ingestAlertmanager(context(other), delivery("g", [{ fingerprint: "a", from: 0 }]));
    expect(await incidentsOf(one)).toHaveLength(2);
    expect(await incidentsOf(other)).toHaveLength(1);
  });

  it("that the sender cut are counted; a payload without alerts is nothing", async () => {
    const scope = await createTestProject(test.db());
    const ctx = context(scope);
    await ingestAlertmanager(
      ctx,
      delivery("g", [{ fingerprint: "a", from: 0 }], { truncatedAlerts: 7 }),
    );
    await ingestAlertmanager(
      ctx,
      delivery("g", [{ fingerprint: "b", from: 0 }], { truncatedAlerts: 2 }),
    );
    expect(await incidentsOf(scope)).toMatchObject([{ truncatedAlertCount: 7, alertCount: 2 }]);
    const nothing = await ingestAlertmanager(ctx, delivery("empty", []));
    expect(nothing).toEqual({ incidentIds: [], created: 0, updated: 0, unchanged: 0 });
  });

  it("are taken in by the ten thousand in one delivery", async () => {
    const scope = await createTestProject(test.db());
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      fingerprint: `f${index}`,
      from: index % 20,
    }));
    const result = await ingestAlertmanager(context(scope), delivery("g", many));
    expect(result).toMatchObject({ created: 1, unchanged: 0 });
    const ended = many.map((told) => ({ ...told, to: 25 }));
    await ingestAlertmanager(context(scope), delivery("g", ended));
    expect(await incidentsOf(scope)).toMatchObject([{ alertCount: 10_000, status: "resolved" }]);
    expect(await listAlerts(test.db(), scope, toIncidentId(1))).toHaveLength(10_000);
  });

  it("leave the same alerts and the same end in any order, any of them any number of times", async () => {
    const told: Told[] = [
      { fingerprint: "a", from: 0 },
      { fingerprint: "a", from: 0, to: 6 },
      { fingerprint: "b", from: 2 },
      { fingerprint: "b", from: 2, to: 9 },
      { fingerprint: "a", from: 8, to: 12 },
    ];
    const order = fc.shuffledSubarray([...told, ...told, ...told], { minLength: 15 });
    await fc.assert(
      fc.asyncProperty(order, async (sequence) => {
        const scope = await createTestProject(test.db());
        for (const one of sequence) {
          await ingestAlertmanager(context(scope), delivery("g", [one]));
        }
        expect(await incidentsOf(scope)).toMatchObject([
          {
            status: "resolved",
            openedAt: new Date(iso(0)),
            resolvedAt: new Date(iso(12)),
            alertCount: 3,
            firingAlertCount: 0,
          },
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it("are asked for again while the database is away", async () => {
    const away = openDatabase({
      url: "postgresql://nobody:none@127.0.0.1:1/none",
      maxConnections: 1,
      connectTimeoutMs: 1_000,
    });
    const scope = await createTestProject(test.db());
    const ctx = { db: away, scope, now };
    const attempt = ingestAlertmanager(ctx, delivery("g", [{ fingerprint: "a", from: 0 }]));
    await expect(attempt).rejects.toMatchObject({ code: "database_unavailable" });
    await closeDatabase(away);
  });
});
