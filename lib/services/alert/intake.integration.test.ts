import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GrafanaPayload, PagerdutyPayload, PlainAlertsBody } from "@/lib/domain/contracts/intake";
import type { ProjectScope } from "@/lib/domain/project";
import { listIncidents } from "@/lib/store/list-incidents";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestGrafana } from "./ingest-grafana";
import { ingestPagerduty } from "./ingest-pagerduty";
import { ingestPlain } from "./ingest-plain";

const test = testDatabase();
const iso = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const context = (scope: ProjectScope, minute = 600) => ({
  db: test.db(),
  scope,
  now: () => new Date(Date.UTC(2026, 0, 1, 0, minute)),
});
const incidentsOf = async (scope: ProjectScope) =>
  (await listIncidents(test.db(), scope, { limit: 100 })).items;

describe("Grafana's webhook", () => {
  // As its documentation shows it, shortened.
  const payload = GrafanaPayload.parse({
    receiver: "My Super Webhook",
    status: "firing",
    orgId: 1,
    alerts: [
      {
        status: "firing",
        labels: { alertname: "High memory usage", service: "cart", severity: "critical" },
        annotations: { summary: "The system has high memory usage" },
        startsAt: "2021-10-12T09:51:03.157076+02:00",
        endsAt: "0001-01-01T00:00:00Z",
        generatorURL: "https://play.grafana.org/alerting/1afz29v7z/edit",
        fingerprint: "c6eadffa33fcdf37",
        silenceURL: "https://play.grafana.org/alerting/silence/new",
        values: { B: 44.23943737541908, C: 1 },
      },
    ],
    groupLabels: {},
    commonLabels: { team: "blue" },
    externalURL: "https://play.grafana.org/",
    version: "1",
    groupKey: "{}:{}",
    truncatedAlerts: 0,
    title: "[FIRING:1]  (blue)",
    state: "alerting",
    message: "**Firing**",
  });

  it("opens an incident, and delivered again changes nothing", async () => {
    const scope = await createTestProject(test.db());
    expect(await ingestGrafana(context(scope), payload)).toMatchObject({ created: 1 });
    expect(await ingestGrafana(context(scope), payload)).toMatchObject({
      created: 0,
      unchanged: 1,
    });
    expect(await incidentsOf(scope)).toMatchObject([
      { source: "grafana", service: "cart", severity: "sev1", alertCount: 1 },
    ]);
  });
});

describe("PagerDuty's webhook", () => {
  const event = (type: string, minute: number, data: object = {}) =>
    PagerdutyPayload.parse({
      event: {
        id: `event-${type}-${minute}`,
        event_type: type,
        resource_type: "incident",
        occurred_at: iso(minute),
        agent: { id: "PXPGF42", type: "user_reference", summary: "Earline" },
        data: {
          id: "PT4KHLK",
          type: "incident",
          number: 1234,
          status: "triggered",
          created_at: iso(0),
          title: "The server is on fire.",
          html_url: "https://acme.pagerduty.com/incidents/PT4KHLK",
          service: { id: "PIJ90N7", type: "service_reference", summary: "mail" },
          priority: { summary: "P2" },
          ...data,
        },
      },
    });
  const triggered = event("incident.triggered", 0);
  const resolved = event("incident.resolved", 10);
  const reopened = event("incident.reopened", 20);
  const resolvedAgain = event("incident.resolved", 30);

  it("follows an incident from its triggering to its end, and through being reopened", async () => {
    const scope = await createTestProject(test.db());
    const state = async () => (await incidentsOf(scope)).map(({ status }) => status);
    await ingestPagerduty(context(scope), triggered);
    expect(await incidentsOf(scope)).toMatchObject([
      { source: "pagerduty", title: "The server is on fire.", service: "mail", severity: "sev2" },
    ]);
    await ingestPagerduty(context(scope), event("incident.acknowledged", 5));
    expect(await state()).toEqual(["triggered"]);
    await ingestPagerduty(context(scope), resolved);
    expect(await state()).toEqual(["resolved"]);
    await ingestPagerduty(context(scope), reopened);
    expect(await state()).toEqual(["triggered"]);
    await ingestPagerduty(context(scope), resolvedAgain);
    expect(await incidentsOf(scope)).toMatchObject([
      { status: "resolved", alertCount: 2, reopenCount: 1, resolvedAt: new Date(iso(30)) },
    ]);
  });

  it("ends the same in any order, any event any number of times", async () => {
    const events = [triggered, resolved, reopened, resolvedAgain];
    const orders = fc
      .shuffledSubarray(events, { minLength: 4, maxLength: 4 })
      .chain((order) => fc.constantFrom(order, [...order, ...order]));
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const scope = await createTestProject(test.db());
        for (const one of order) await ingestPagerduty(context(scope), one);
        const incidents = await incidentsOf(scope);
        expect(incidents.map(({ status }) => status)).toEqual(incidents.map(() => "resolved"));
        expect(incidents).toHaveLength(1);
      }),
      { numRuns: 15 },
    );
  });

  it("takes a ping and says nothing happened", async () => {
    const scope = await createTestProject(test.db());
    const ping = PagerdutyPayload.parse({
      event: { id: "p", event_type: "pagey.ping", occurred_at: iso(0), data: { message: "hi" } },
    });
    expect(await ingestPagerduty(context(scope), ping)).toMatchObject({ created: 0, updated: 0 });
  });
});

describe("alerts in plain JSON", () => {
  const plain = (changes: object = {}) =>
    PlainAlertsBody.parse({ id: "a", title: "Cart is down", service: "cart", ...changes });

  it("open an incident and end it, without any time being told", async () => {
    const scope = await createTestProject(test.db());
    const body = plain({ route: "/cart", severity: "critical", traceId: "ab".repeat(16) });
    expect(await ingestPlain(context(scope, 0), body)).toMatchObject({ created: 1 });
    expect(await ingestPlain(context(scope, 1), body)).toMatchObject({ created: 0, unchanged: 1 });
    expect(await incidentsOf(scope)).toMatchObject([
      { title: "Cart is down", severity: "sev1", service: "cart", route: "/cart" },
    ]);
    const end = plain({ route: "/cart", status: "resolved" });
    expect(await ingestPlain(context(scope, 5), end)).toMatchObject({ updated: 1 });
    expect(await ingestPlain(context(scope, 6), end)).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await incidentsOf(scope)).toMatchObject([
      { status: "resolved", resolvedAt: new Date(iso(5)) },
    ]);
  });

  it("of one service and route are one incident, of several are several, all or none", async () => {
    const scope = await createTestProject(test.db());
    const body = PlainAlertsBody.parse([
      { id: "a", title: "A", service: "cart" },
      { id: "b", title: "B", service: "cart" },
      { id: "c", title: "C", service: "bank" },
      { id: "d", title: "D", service: "bank", group: "together" },
      { id: "e", title: "E", group: "together" },
      { id: "f", title: "F" },
    ]);
    const result = await ingestPlain(context(scope), body);
    expect(result).toMatchObject({ created: 4, unchanged: 0 });
    const counts = (await incidentsOf(scope)).map(({ alertCount }) => alertCount);
    expect(counts.sort()).toEqual([1, 1, 2, 2]);
    expect(await ingestPlain(context(scope), body)).toMatchObject({ created: 0, unchanged: 6 });
  });

  it("with a start are told apart by it", async () => {
    const scope = await createTestProject(test.db());
    for (const minute of [0, 1, 0]) {
      await ingestPlain(context(scope), plain({ startsAt: iso(minute) }));
    }
    expect(await incidentsOf(scope)).toMatchObject([{ alertCount: 2 }]);
  });
});
