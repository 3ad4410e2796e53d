import { beforeAll, describe, expect, it } from "vitest";
import { toIncidentId } from "@/lib/domain/ids";
import { type Incident, NO_EVIDENCE_YET } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { incidentOf } from "@/lib/testing/builders/incident-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { listChanges, recordChanges } from "./change-repository";
import { listEvidence, replaceEvidence } from "./evidence-repository";
import { createIncident, findIncident, updateIncident } from "./incident-repository";
import type { IncidentFields } from "./incident-row";
import { listIncidents } from "./list-incidents";
import { withEntityTransaction } from "./transaction";

const test = testDatabase();
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

const fields = (changes: Partial<IncidentFields> = {}): IncidentFields => {
  const { id: _id, ...made } = incidentOf();
  return { ...made, ...changes };
};

describe("incidents", () => {
  let scope: ProjectScope;
  beforeAll(async () => {
    scope = await createTestProject(test.db());
    await createIncident(test.db(), scope, fields({ severity: "sev3", openedAt: at(5) }));
    await createIncident(
      test.db(),
      scope,
      fields({ severity: "sev1", status: "resolved", resolvedAt: at(9), openedAt: at(9) }),
    );
    await createIncident(test.db(), scope, fields({ openedAt: at(1), slo: "orders_100%" }));
    await createIncident(test.db(), scope, fields({ openedAt: at(7), services: ["a", "bank"] }));
  });
  const list = async (filter: Partial<Parameters<typeof listIncidents>[2]> = {}) => {
    const page = await listIncidents(test.db(), scope, { limit: 50, ...filter });
    return page.items.map(({ id }) => id);
  };

  it("are numbered from 1 within their project, without a gap under concurrency", async () => {
    const other = await createTestProject(test.db());
    const made = await Promise.all(
      Array.from({ length: 6 }, () =>
        withEntityTransaction(test.db(), (store) => createIncident(store, other, fields())),
      ),
    );
    const ids = made.map(({ id }) => id).sort();
    expect(ids).toEqual(["INC-1", "INC-2", "INC-3", "INC-4", "INC-5", "INC-6"]);
  });

  it("are listed active first, then by severity, then the newest", async () => {
    expect(await list()).toEqual(["INC-4", "INC-3", "INC-1", "INC-2"]);
  });

  it("come in the same order page by page", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Incident[]; nextCursor: string | null } = await listIncidents(
        test.db(),
        scope,
        { limit: 1, cursor },
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(await list());
  });

  it("are narrowed by status, severity, service and text taken literally", async () => {
    expect(await list({ status: ["resolved"] })).toEqual(["INC-2"]);
    expect(await list({ severity: ["sev3", "sev1"] })).toEqual(["INC-1", "INC-2"]);
    expect(await list({ service: ["bank"] })).toEqual(["INC-4"]);
    expect(await list({ q: "ORDERS_100%" })).toEqual(["INC-3"]);
    expect(await list({ q: "inc-2" })).toEqual(["INC-2"]);
    expect(await list({ q: "orders%100" })).toEqual([]);
  });

  it("of another project are neither found nor changed", async () => {
    const other = await createTestProject(test.db());
    const id = toIncidentId(1);
    expect(await findIncident(test.db(), other, id)).toBeNull();
    const change = updateIncident(test.db(), other, id, { title: "taken" });
    await expect(change).rejects.toMatchObject({ code: "not_found" });
    expect((await findIncident(test.db(), scope, id))?.title).toBe("Checkout fails");
  });

  it("keep only resolved ones resolved: the database refuses what contradicts itself", async () => {
    const change = updateIncident(test.db(), scope, toIncidentId(1), { resolvedAt: at(3) });
    await expect(change).rejects.toThrow();
  });
});

describe("evidence", () => {
  it("replaces what was there and comes back by role, then rank", async () => {
    const scope = await createTestProject(test.db());
    const { id } = await createIncident(test.db(), scope, fields());
    const trace = (role: "failing" | "healthy" | "named", rank: number) => ({
      traceId: traceIdOf(`${role}${rank}`),
      role,
      rank,
      reason: "HTTP 500 after 2.01 s",
      entrySpanId: rank === 1 ? spanIdOf("entry") : null,
    });
    const summary = { ...NO_EVIDENCE_YET, status: "ok" as const, collectedAt: at(2) };
    await replaceEvidence(test.db(), scope, id, summary, [trace("healthy", 1)]);
    const traces = [trace("healthy", 1), trace("failing", 2), trace("failing", 1)];
    await replaceEvidence(test.db(), scope, id, summary, traces);
    expect(await listEvidence(test.db(), scope, id)).toEqual([
      trace("failing", 1),
      trace("failing", 2),
      trace("healthy", 1),
    ]);
    expect((await findIncident(test.db(), scope, id))?.evidence).toEqual(summary);
  });
});

describe("changes", () => {
  it("are kept as first told, newest first within a window", async () => {
    const scope = await createTestProject(test.db());
    const change = (id: string, atUnixNano: bigint, title = id) => ({
      id,
      kind: "deploy" as const,
      service: null,
      version: "1.9.0",
      atUnixNano,
      title,
    });
    const first = [change("a", 5n), change("b", 9n), change("c", 10n)];
    expect(await recordChanges(test.db(), scope, first)).toEqual({ recorded: 3, unchanged: 0 });
    const again = [change("a", 5n, "renamed"), change("d", 6n)];
    expect(await recordChanges(test.db(), scope, again)).toEqual({ recorded: 1, unchanged: 1 });
    const window = { fromUnixNano: 5n, toUnixNano: 10n, limit: 10 };
    const listed = await listChanges(test.db(), scope, window);
    expect(listed.map(({ id, title }) => [id, title])).toEqual([
      ["b", "b"],
      ["d", "d"],
      ["a", "a"],
    ]);
  });
});
