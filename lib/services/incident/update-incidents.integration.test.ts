import pino from "pino";
import { describe, expect, it } from "vitest";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { createIncident, findIncident } from "@/lib/store/incident-repository";
import { incidentOf } from "@/lib/testing/builders/incident-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { updateIncidents } from "./update-incidents";

const test = testDatabase();
const NOW = new Date(Date.UTC(2026, 0, 2));

const contextOf = (scope: ProjectScope) => ({
  db: test.db(),
  scope,
  now: () => NOW,
  log: pino({ level: "silent" }),
});

async function open(scope: ProjectScope, changes: Partial<Incident> = {}): Promise<IncidentId> {
  const { id: _id, ...fields } = incidentOf(changes);
  return (await createIncident(test.db(), scope, fields)).id;
}

describe("several incidents at once", () => {
  it("each get what is asked, with who did it, and are told apart from those that had it", async () => {
    const scope = await createTestProject(test.db());
    const fresh = await open(scope);
    const known = await open(scope, { status: "acknowledged", acknowledgedAt: NOW });
    const body = { ids: [fresh, known, fresh], status: "acknowledged" as const, by: "Mia" };
    expect(await updateIncidents(contextOf(scope), body)).toEqual({
      items: [
        { id: fresh, outcome: "changed", error: null },
        { id: known, outcome: "unchanged", error: null },
      ],
    });
    expect(await findIncident(test.db(), scope, fresh)).toMatchObject({
      status: "acknowledged",
      acknowledgedBy: "Mia",
      acknowledgedAt: NOW,
    });
  });

  it("that cannot be done with one of them is told there, and done with the others", async () => {
    const [scope, other] = [await createTestProject(test.db()), await createTestProject(test.db())];
    const over = await open(scope, { status: "resolved", resolvedAt: NOW });
    const fresh = await open(scope);
    await open(other);
    await open(other);
    const foreign = await open(other);
    const { items } = await updateIncidents(contextOf(scope), {
      ids: [over, foreign, toIncidentId(999), fresh],
      status: "mitigated",
    });
    expect(items.map(({ outcome, error }) => [outcome, error?.code ?? null])).toEqual([
      ["failed", "conflict"],
      ["failed", "not_found"],
      ["failed", "not_found"],
      ["changed", null],
    ]);
    expect(items[0]?.error?.message).toBe(`${over} is resolved and cannot become mitigated`);
    expect((await findIncident(test.db(), other, foreign))?.status).toBe("triggered");
  });

  it("are assigned to somebody, and to nobody again", async () => {
    const scope = await createTestProject(test.db());
    const ids = [await open(scope), await open(scope)];
    const assigneesAfter = async (assignee: string | null) => {
      await updateIncidents(contextOf(scope), { ids, assignee, by: "Noa" });
      const found = await Promise.all(ids.map((id) => findIncident(test.db(), scope, id)));
      return found.map((one) => one?.assignee);
    };
    expect(await assigneesAfter("Mia")).toEqual(["Mia", "Mia"]);
    expect(await assigneesAfter(null)).toEqual([null, null]);
  });
});
