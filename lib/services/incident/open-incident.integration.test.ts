import { describe, expect, it } from "vitest";
import { OpenIncidentBody } from "@/lib/domain/contracts/incident";
import { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { getIncident } from "./get-incident";
import { listIncidentTraces } from "./list-incident-traces";
import { openIncident } from "./open-incident";
import { updateIncident } from "./update-incident";

const test = testDatabase();
const DAY_MS = 86_400_000;
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);

/** Three days after the traces, when somebody looks at one of them. */
function contextOf(scope: ProjectScope) {
  return { db: test.db(), scope, now: () => new Date(START_MS + 3 * DAY_MS) };
}
const body = (trace: string, more: object = {}) =>
  OpenIncidentBody.parse({ traceId: traceIdOf(trace), ...more });

async function requests(scope: ProjectScope) {
  const request = (trace: string, at: number, error?: string) => ({
    id: `${trace}-entry`,
    trace,
    service: "gateway",
    name: "POST /orders",
    kind: "server" as const,
    attributes: { "http.route": "/orders" },
    at,
    ...(error === undefined ? {} : { error }),
  });
  const healthy = Array.from({ length: 8 }, (_, i) => request(`h${i}`, -20 * 60_000 + i * 1_000));
  const later = Array.from({ length: 5 }, (_, i) => request(`l${i}`, 2 * DAY_MS + i * 1_000, "no"));
  const spans = spansOf([
    request("odd", 0, "no"),
    request("like", 5_000, "no"),
    ...healthy,
    ...later,
  ]);
  await insertSpans(test.db(), scope, spans);
}

describe("an incident opened from a trace", () => {
  it("has the trace as its first evidence, and looks around it, not at today", async () => {
    const scope = await createTestProject(test.db());
    await requests(scope);
    const { incident } = await openIncident(contextOf(scope), body("odd"));
    expect(incident).toMatchObject({
      source: "manual",
      title: "gateway POST /orders: a failing request under investigation",
      service: "gateway",
      route: "/orders",
      status: "triggered",
      alerts: [],
    });
    const id = IncidentId.parse(incident.id);
    expect(await getIncident(contextOf(scope), id)).toMatchObject({
      leadTraceId: traceIdOf("odd"),
      evidence: { status: "ok" },
    });
    const { items } = await listIncidentTraces(contextOf(scope), id);
    expect(items[0]).toMatchObject({
      traceId: traceIdOf("odd"),
      reason: expect.stringContaining("opened from this trace"),
    });
    const found = items.filter(({ role }) => role === "failing").map(({ traceId }) => traceId);
    expect(found).toEqual([traceIdOf("like")]);
    expect(items.some(({ role }) => role === "healthy")).toBe(true);
  });

  it("is one however often it is asked for, until it is resolved", async () => {
    const scope = await createTestProject(test.db());
    await requests(scope);
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => openIncident(contextOf(scope), body("odd"))),
    );
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    const ids = new Set(opened.map(({ incident }) => incident.id));
    expect(ids.size).toBe(1);
    const [id = ""] = ids;
    await updateIncident(contextOf(scope), IncidentId.parse(id), { status: "resolved" });
    const next = await openIncident(
      contextOf(scope),
      body("odd", { title: "Odd", severity: "sev1" }),
    );
    expect(next).toMatchObject({ isNew: true, incident: { title: "Odd", severity: "sev1" } });
  });

  it("is not opened from a trace that nobody sent", async () => {
    const scope = await createTestProject(test.db());
    await expect(openIncident(contextOf(scope), body("gone"))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
