import { describe, expect, it } from "vitest";
import { AlertmanagerPayload, PlainAlertsBody } from "@/lib/domain/contracts/intake";
import type { ProjectScope } from "@/lib/domain/project";
import { listAlerts } from "@/lib/store/alert-repository";
import { listIncidents } from "@/lib/store/list-incidents";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "./ingest-alertmanager";
import { ingestPlain } from "./ingest-plain";

const test = testDatabase();
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
const at = (minute: number) => new Date(START_MS + minute * 60_000);
const context = (scope: ProjectScope, minute: number) => ({
  db: test.db(),
  scope,
  now: () => at(minute),
});

/** gateway calls payments; mail is called by nobody. */
async function sendCalls(scope: ProjectScope) {
  const spans = spansOf([
    { id: "g", service: "gateway", kind: "server" },
    { id: "c", parent: "g", service: "gateway", kind: "client" },
    { id: "p", parent: "c", service: "payments", kind: "server" },
    { id: "m", trace: "other", service: "mail", kind: "server" },
  ]);
  await insertSpans(test.db(), scope, spans);
}

async function tell(
  scope: ProjectScope,
  service: string,
  minute: number,
  status: "firing" | "resolved" = "firing",
) {
  const body = { id: service, title: `${service} fails`, service, status };
  return ingestPlain(context(scope, minute), PlainAlertsBody.parse(body));
}
const incidentsOf = async (scope: ProjectScope) =>
  (await listIncidents(test.db(), scope, { limit: 10 })).items;

describe("alerts of one causal chain", () => {
  it("become one incident, which ends with the last of them, and say why", async () => {
    const scope = await createTestProject(test.db());
    await sendCalls(scope);
    await tell(scope, "gateway", 1);
    expect(await tell(scope, "payments", 2)).toMatchObject({ created: 0, updated: 1 });
    expect(await tell(scope, "mail", 2)).toMatchObject({ created: 1 });
    const chained = (await incidentsOf(scope)).filter(({ service }) => service === "gateway");
    expect(chained).toMatchObject([{ alertCount: 2, firingAlertCount: 2 }]);
    const [incident] = chained;
    if (incident === undefined) throw new Error("no incident");
    const alerts = await listAlerts(test.db(), scope, incident.id);
    expect(alerts.map(({ joinedBecause }) => joinedBecause)).toEqual([
      null,
      "gateway calls payments (gateway → payments), and both alert at the same time",
    ]);
    await tell(scope, "gateway", 5, "resolved");
    const status = async () =>
      (await incidentsOf(scope)).find(({ id }) => id === incident.id)?.status;
    expect(await status()).toBe("triggered");
    expect(await tell(scope, "payments", 6, "resolved")).toMatchObject({ updated: 1, created: 0 });
    expect(await status()).toBe("resolved");
    expect(await incidentsOf(scope)).toHaveLength(2);
  });

  it("stay in it when one fires again, and are counted", async () => {
    const scope = await createTestProject(test.db());
    await sendCalls(scope);
    await tell(scope, "gateway", 1);
    await tell(scope, "payments", 2);
    await tell(scope, "payments", 3, "resolved");
    await tell(scope, "payments", 4);
    expect(await incidentsOf(scope)).toMatchObject([{ alertCount: 3, firingAlertCount: 2 }]);
  });

  it("told at once by many senders are all kept in one", async () => {
    const scope = await createTestProject(test.db());
    await sendCalls(scope);
    await tell(scope, "gateway", 1);
    const alerts = Array.from({ length: 12 }, (_, i) =>
      ingestPlain(
        context(scope, 2),
        PlainAlertsBody.parse({ id: `a${i}`, title: "t", service: "payments", group: `g${i}` }),
      ),
    );
    await Promise.all(alerts);
    expect(await incidentsOf(scope)).toMatchObject([{ alertCount: 13, firingAlertCount: 13 }]);
  });

  it("are told from calls that were sent just before them", async () => {
    const scope = await createTestProject(test.db());
    // Who calls whom is known by now, and nobody calls anybody.
    expect(await tell(scope, "somebody", 1)).toMatchObject({ created: 1 });
    await sendCalls(scope);
    const second = 1 / 60;
    expect(await tell(scope, "gateway", 1 + second)).toMatchObject({ created: 1 });
    expect(await tell(scope, "payments", 1 + second)).toMatchObject({ created: 0, updated: 1 });
  });

  it("are incidents of their own without a call between them", async () => {
    const scope = await createTestProject(test.db());
    await tell(scope, "gateway", 1);
    expect(await tell(scope, "payments", 2)).toMatchObject({ created: 1 });
  });

  it("told of one service by two senders are one incident, while one sender's groups stay apart", async () => {
    const scope = await createTestProject(test.db());
    await tell(scope, "payments", 1);
    const labels = { alertname: "Burn", service: "payments" };
    const alert = { status: "firing", labels, startsAt: at(2).toISOString(), fingerprint: "f" };
    const payload = { version: "4", groupKey: "g", status: "firing", alerts: [alert] };
    const told = () => ingestAlertmanager(context(scope, 2), AlertmanagerPayload.parse(payload));
    expect(await told()).toMatchObject({ created: 0, updated: 1 });
    expect(await told()).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    const other = { id: "p2", title: "t", service: "payments", group: "another" };
    const apart = await ingestPlain(context(scope, 3), PlainAlertsBody.parse(other));
    expect(apart).toMatchObject({ created: 1 });
    const [joined] = (await incidentsOf(scope)).filter(({ alertCount }) => alertCount === 2);
    if (joined === undefined) throw new Error("no incident");
    const alerts = await listAlerts(test.db(), scope, joined.id);
    expect(alerts.map(({ joinedBecause, repeatCount }) => [joinedBecause, repeatCount])).toEqual([
      [null, 0],
      ["another sender alerts on payments at the same time", 1],
    ]);
  });
});
