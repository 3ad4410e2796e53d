import { describe, expect, it } from "vitest";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { getIncident } from "./get-incident";
import { mergeIncident } from "./merge-incident";
import { splitIncident } from "./split-incident";
import { unmergeIncident } from "./unmerge-incident";
import { updateIncident } from "./update-incident";

const test = testDatabase();
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const contextOf = (scope: ProjectScope, minute = 20) => ({
  db: test.db(),
  scope,
  now: () => at(minute),
});

interface Told {
  readonly group: string;
  readonly fingerprint?: string;
  readonly starts?: number;
  readonly ends?: number;
}

async function tell(scope: ProjectScope, told: Told): Promise<IncidentId> {
  const { group, fingerprint = group, starts = 0, ends } = told;
  const status = ends === undefined ? "firing" : "resolved";
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: group,
    status,
    alerts: [
      {
        status,
        fingerprint,
        labels: { alertname: group, service: `service-of-${group}` },
        startsAt: at(starts).toISOString(),
        ...(ends === undefined ? {} : { endsAt: at(ends).toISOString() }),
      },
    ],
  });
  const { incidentIds } = await ingestAlertmanager(contextOf(scope, starts + 1), payload);
  return incidentIds[0] ?? toIncidentId(999);
}

const alertsOf = async (scope: ProjectScope, id: IncidentId) =>
  (await getIncident(contextOf(scope), id)).alerts.map(({ fingerprint }) => fingerprint).sort();

async function twoIncidents(scope: ProjectScope) {
  return [await tell(scope, { group: "a" }), await tell(scope, { group: "b" })] as const;
}

describe("a merged incident", () => {
  it("leads to the one that has its alerts, and takes no more decisions", async () => {
    const scope = await createTestProject(test.db());
    const [a, b] = await twoIncidents(scope);
    const survivor = await mergeIncident(contextOf(scope), a, { into: b, by: "Mia" });
    expect(survivor).toMatchObject({
      id: b,
      title: "b: service-of-b",
      status: "triggered",
      alertCount: 2,
    });
    expect(survivor.services).toEqual(["service-of-a", "service-of-b"]);
    expect(await getIncident(contextOf(scope), a)).toMatchObject({
      mergedInto: b,
      status: "resolved",
      resolvedBy: "Mia",
      alerts: [],
      firingAlertCount: 0,
    });
    await expect(updateIncident(contextOf(scope), a, { assignee: "Mia" })).rejects.toMatchObject({
      code: "conflict",
      details: { mergedInto: b },
    });
  });

  it("sends new alerts of its group, and the ends of old ones, to the one that goes on", async () => {
    const scope = await createTestProject(test.db());
    const [a, b] = await twoIncidents(scope);
    await mergeIncident(contextOf(scope), a, { into: b });
    const again = { group: "a", fingerprint: "a2", starts: 5 };
    expect(await tell(scope, again)).toBe(b);
    expect(await tell(scope, again)).toBe(b);
    expect(await alertsOf(scope, b)).toEqual(["a", "a2", "b"]);
    for (const told of [{ group: "a" }, { group: "b" }, again])
      await tell(scope, { ...told, ends: 9 });
    expect(await getIncident(contextOf(scope), b)).toMatchObject({
      status: "resolved",
      firingAlertCount: 0,
      alertCount: 3,
    });
    expect(await alertsOf(scope, a)).toEqual([]);
    // Soon after, it begins again where it went on.
    expect(await tell(scope, { group: "a", starts: 15 })).toBe(b);
  });

  it("gets back what came with it and since when that is undone, and nothing else", async () => {
    const scope = await createTestProject(test.db());
    const [a, b] = await twoIncidents(scope);
    const c = await tell(scope, { group: "c" });
    await updateIncident(contextOf(scope), a, { status: "acknowledged", by: "Noa" });
    await mergeIncident(contextOf(scope), a, { into: b });
    await mergeIncident(contextOf(scope), b, { into: c });
    await tell(scope, { group: "a", fingerprint: "a2", starts: 5 });
    await tell(scope, { group: "c", fingerprint: "c2", starts: 5 });
    const back = await unmergeIncident(contextOf(scope), b, { by: "Mia" });
    expect(back).toMatchObject({ mergedInto: null, status: "triggered", resolvedAt: null });
    expect(await alertsOf(scope, b)).toEqual(["a", "a2", "b"]);
    expect(await alertsOf(scope, c)).toEqual(["c", "c2"]);
    await unmergeIncident(contextOf(scope), a, {});
    expect(await alertsOf(scope, a)).toEqual(["a", "a2"]);
    expect(await getIncident(contextOf(scope), a)).toMatchObject({
      status: "acknowledged",
      acknowledgedBy: "Noa",
      resolvedBy: null,
    });
    await expect(unmergeIncident(contextOf(scope), a, {})).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is refused by name where it makes no sense", async () => {
    const scope = await createTestProject(test.db());
    const [a, b] = await twoIncidents(scope);
    const merge = (id: IncidentId, into: IncidentId) =>
      mergeIncident(contextOf(scope), id, { into });
    await expect(merge(a, a)).rejects.toMatchObject({ code: "invalid_request" });
    await expect(merge(a, toIncidentId(99))).rejects.toMatchObject({ code: "not_found" });
    await merge(a, b);
    await expect(merge(a, b)).rejects.toMatchObject({ code: "conflict" });
    await expect(merge(b, a)).rejects.toMatchObject({ code: "conflict" });
    const stranger = await createTestProject(test.db());
    await expect(mergeIncident(contextOf(stranger), b, { into: a })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is merged once, however many merge it at once and whatever arrives meanwhile", async () => {
    const scope = await createTestProject(test.db());
    const [a, b] = await twoIncidents(scope);
    const tries = [a, b, a, b].map((id) =>
      mergeIncident(contextOf(scope), id, { into: id === a ? b : a }),
    );
    const arriving = Array.from({ length: 8 }, (_, index) =>
      tell(scope, { group: index % 2 === 0 ? "a" : "b", fingerprint: `new${index}`, starts: 3 }),
    );
    const merged = await Promise.allSettled(tries);
    await Promise.all(arriving);
    expect(merged.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of merged) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    }
    const [first, second] = await Promise.all(
      [a, b].map((id) => getIncident(contextOf(scope), id)),
    );
    const survivor = first?.mergedInto === null ? first : second;
    expect(survivor).toMatchObject({ mergedInto: null, alertCount: 10, firingAlertCount: 10 });
    expect(survivor?.alerts).toHaveLength(10);
  });
});

describe("alerts that are split off", () => {
  const keyOf = (fingerprint: string) => ({
    source: "alertmanager" as const,
    groupKey: "a",
    fingerprint,
    startsAt: at(0).toISOString(),
  });

  it("are an incident of their own, and so are their next firings", async () => {
    const scope = await createTestProject(test.db());
    const id = await tell(scope, { group: "a", fingerprint: "f1" });
    await tell(scope, { group: "a", fingerprint: "f2" });
    const made = await splitIncident(contextOf(scope), id, { alerts: [keyOf("f2")], by: "Mia" });
    expect(made).toMatchObject({ alertCount: 1, status: "triggered", mergedInto: null });
    const other = made.id as IncidentId;
    expect(await tell(scope, { group: "a", fingerprint: "f2", ends: 4 })).toBe(other);
    expect(await tell(scope, { group: "a", fingerprint: "f2", starts: 6 })).toBe(other);
    expect(await tell(scope, { group: "a", fingerprint: "f1", starts: 6 })).toBe(id);
    expect(await alertsOf(scope, id)).toEqual(["f1", "f1"]);
    const together = await mergeIncident(contextOf(scope), other, { into: id });
    expect(together).toMatchObject({ alertCount: 4, firingAlertCount: 3 });
  });

  it("are refused by name when all are chosen, or one that it does not have", async () => {
    const scope = await createTestProject(test.db());
    const id = await tell(scope, { group: "a", fingerprint: "f1" });
    await tell(scope, { group: "a", fingerprint: "f2" });
    const split = (...fingerprints: string[]) =>
      splitIncident(contextOf(scope), id, { alerts: fingerprints.map(keyOf) });
    await expect(split("f1", "f2")).rejects.toMatchObject({ code: "conflict" });
    await expect(split("f3")).rejects.toMatchObject({ code: "not_found" });
    const both = await Promise.allSettled([split("f1"), split("f2")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await alertsOf(scope, id)).toHaveLength(1);
  });
});
