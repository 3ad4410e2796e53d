import { describe, expect, it } from "vitest";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { listSteps } from "@/lib/store/incident-step-repository";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { getIncident } from "./get-incident";
import { updateIncident } from "./update-incident";

const test = testDatabase();
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const contextOf = (scope: ProjectScope, minute: number) => ({
  db: test.db(),
  scope,
  now: () => at(minute),
});

async function tell(
  scope: ProjectScope,
  minute: number,
  alert: { ends?: number; severity?: string; fingerprint?: string } = {},
): Promise<IncidentId> {
  const { ends, severity = "error", fingerprint = "f" } = alert;
  const status = ends === undefined ? "firing" : "resolved";
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: "g",
    status,
    alerts: [
      {
        status,
        fingerprint,
        labels: { alertname: "Burn", service: "gateway", severity },
        startsAt: at(0).toISOString(),
        ...(ends === undefined ? {} : { endsAt: at(ends).toISOString() }),
      },
    ],
  });
  const { incidentIds } = await ingestAlertmanager(contextOf(scope, minute), payload);
  return incidentIds[0] ?? toIncidentId(1);
}

const stepsOf = async (scope: ProjectScope, id: IncidentId) =>
  (await listSteps(test.db(), scope, [id])).map(({ by, at: when, change }) => [
    by,
    when.getUTCMinutes(),
    change.kind,
    "to" in change ? change.to : null,
  ]);

describe("the life of an incident", () => {
  it("says who acknowledged, mitigated and was assigned, and that the alert resolved it", async () => {
    const scope = await createTestProject(test.db());
    const id = await tell(scope, 1);
    await updateIncident(contextOf(scope, 2), id, {
      status: "acknowledged",
      assignee: "Mia",
      by: "Mia",
    });
    await updateIncident(contextOf(scope, 3), id, { status: "mitigated", by: "Noa" });
    await tell(scope, 5, { ends: 4 });
    expect(await getIncident(contextOf(scope, 6), id)).toMatchObject({
      status: "resolved",
      assignee: "Mia",
      acknowledgedAt: at(2).toISOString(),
      acknowledgedBy: "Mia",
      mitigatedAt: at(3).toISOString(),
      mitigatedBy: "Noa",
      resolvedAt: at(4).toISOString(),
      resolvedBy: "alert",
    });
    expect(await stepsOf(scope, id)).toEqual([
      ["Mia", 2, "status", "acknowledged"],
      ["Mia", 2, "assignee", "Mia"],
      ["Noa", 3, "status", "mitigated"],
      ["alert", 4, "status", "resolved"],
    ]);
  });

  it("keeps a severity that a person chose, and follows its alerts until then", async () => {
    const scope = await createTestProject(test.db());
    const id = await tell(scope, 1);
    await tell(scope, 2, { fingerprint: "worse", severity: "critical" });
    expect(await getIncident(contextOf(scope, 3), id)).toMatchObject({ severity: "sev1" });
    await updateIncident(contextOf(scope, 3), id, { severity: "sev4", by: "Mia" });
    await tell(scope, 4, { fingerprint: "third", severity: "critical" });
    expect(await getIncident(contextOf(scope, 5), id)).toMatchObject({
      severity: "sev4",
      isSeverityByHand: true,
    });
    expect(await stepsOf(scope, id)).toEqual([
      ["alert", 2, "severity", "sev1"],
      ["Mia", 3, "severity", "sev4"],
    ]);
  });

  it("records what changed and nothing else, however many say the same at once", async () => {
    const scope = await createTestProject(test.db());
    const id = await tell(scope, 1);
    const ctx = contextOf(scope, 2);
    const same = { status: "acknowledged", assignee: "Mia", by: "Mia" } as const;
    await Promise.all(Array.from({ length: 6 }, () => updateIncident(ctx, id, same)));
    expect(await stepsOf(scope, id)).toHaveLength(2);
    await expect(updateIncident(ctx, id, { status: "triggered" })).resolves.toMatchObject({
      acknowledgedBy: null,
    });
    await expect(updateIncident(ctx, toIncidentId(99), { assignee: null })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("keeps nothing of what was refused in part", async () => {
    const scope = await createTestProject(test.db());
    const id = await tell(scope, 1);
    await updateIncident(contextOf(scope, 2), id, { status: "resolved", by: "Mia" });
    const both = { status: "mitigated", assignee: "Noa" } as const;
    await expect(updateIncident(contextOf(scope, 3), id, both)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await getIncident(contextOf(scope, 3), id)).toMatchObject({
      assignee: null,
      resolvedBy: "Mia",
    });
  });
});
