import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { IncidentListQuery } from "@/lib/domain/contracts/incident";
import { toFilterQuery } from "@/lib/domain/contracts/to-filter-query";
import { incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import { INCIDENT_STATUSES, NO_EVIDENCE_YET, SEVERITIES } from "@/lib/domain/incident";
import { INCIDENT_FACETS, type IncidentFacet, NO_VALUE } from "@/lib/domain/incident-facets";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { INCIDENT_SORTS, type IncidentSort } from "@/lib/domain/incident-sort";
import { NO_FILTERS } from "@/lib/domain/no-filters";
import type { ProjectScope } from "@/lib/domain/project";
import { createIncident } from "@/lib/store/incident-repository";
import { incidentOf } from "@/lib/testing/builders/incident-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { facetValues, type LabelledIncident, matchesFilters } from "@/lib/testing/filter-incidents";
import { orderIncidents } from "@/lib/testing/order-incidents";
import { countIncidents } from "./count-incidents";
import { listIncidents } from "./list-incidents";

const test = testDatabase();
const SERVICES = ["cart", "pay,ments", "back\\slash"];
const PEOPLE = ["Mia", "Noa"];
const SLOS = ["checkout-99", "orders_100%"];
const SOURCES = ["alertmanager", "manual", "grafana"] as const;
const DRAWN = 60;
const MINUTE_MS = 60_000;

const drawn = fc.record({
  status: fc.constantFrom(...INCIDENT_STATUSES),
  severity: fc.constantFrom(...SEVERITIES),
  assignee: fc.constantFrom(...PEOPLE, null),
  services: fc.subarray(SERVICES),
  slo: fc.constantFrom(...SLOS, null),
  source: fc.constantFrom(...SOURCES),
  title: fc.constantFrom("Checkout fails", "Slow 100% of carts", "a_b"),
  minute: fc.nat(5),
  lasted: fc.nat(3),
  evidence: fc.record({
    status: fc.constantFrom("pending", "ok", "degraded", "failed"),
    failing: fc.nat(2),
    slow: fc.nat(1),
  }),
  isLabelled: fc.boolean(),
  isMerged: fc.constantFrom(true, false, false, false),
});

const filters: fc.Arbitrary<IncidentFilters> = fc.record({
  status: fc.subarray([...INCIDENT_STATUSES], { maxLength: 2 }),
  severity: fc.subarray([...SEVERITIES], { maxLength: 2 }),
  assignee: fc.subarray([...PEOPLE, NO_VALUE, "Nobody here"], { maxLength: 2 }),
  service: fc.subarray([...SERVICES, NO_VALUE], { maxLength: 2 }),
  slo: fc.subarray([...SLOS, NO_VALUE], { maxLength: 2 }),
  source: fc.subarray([...SOURCES], { maxLength: 2 }),
  labelled: fc.subarray(["yes", "no"] as const),
  q: fc.constantFrom("", "", "", "100%", "_", "inc-1", "CHECK"),
});

describe("the list of incidents", () => {
  let scope: ProjectScope;
  let incidents: readonly LabelledIncident[] = [];
  const ctx = () => ({ db: test.db(), scope });

  beforeAll(async () => {
    scope = await createTestProject(test.db());
    const created: LabelledIncident[] = [];
    for (const { minute, lasted, evidence, isLabelled, isMerged, ...one } of fc.sample(drawn, {
      numRuns: DRAWN,
      seed: 7,
    })) {
      const openedAt = new Date(Date.UTC(2026, 0, 1, 0, minute));
      const { id: _id, ...fields } = incidentOf({
        ...one,
        openedAt,
        mergedInto: isMerged && created.length > 0 ? toIncidentId(1) : null,
        resolvedAt:
          one.status === "resolved" ? new Date(openedAt.getTime() + lasted * MINUTE_MS) : null,
        evidence: {
          ...NO_EVIDENCE_YET,
          status: evidence.status,
          counts: { ...NO_EVIDENCE_YET.counts, failing: evidence.failing, slow: evidence.slow },
        },
      });
      const incident = await createIncident(test.db(), scope, fields);
      if (isLabelled) await label(incidentNumberOf(incident.id));
      created.push({ ...incident, isLabelled });
    }
    incidents = created;
    const other = await createTestProject(test.db());
    const { id: _id, ...fields } = incidentOf();
    await createIncident(test.db(), other, fields);
  });

  const label = (number: number) =>
    test.db().pool.query(
      `insert into verdicts (project_id, incident_number, number, author, role, version, is_blind,
           content, created_at) values ($1, $2, 1, 'Mia', 'label', 1, true, '{}', now())`,
      [scope.projectId, number],
    );

  /** By pages of seven, to the end. */
  async function listAll(asked: IncidentFilters, sort?: IncidentSort): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, unknown> = { ...toFilterQuery(asked), sort, limit: 7 };
      if (cursor !== null) query.cursor = cursor;
      const page: Awaited<ReturnType<typeof listIncidents>> = await listIncidents(
        ctx(),
        IncidentListQuery.parse(query),
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  }

  it("has exactly what the filters let through, in its order, page by page", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (asked) => {
        const matching = incidents.filter((one) => matchesFilters(one, asked));
        const expected = orderIncidents(matching, null, new Date());
        expect(await listAll(asked)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it.each(INCIDENT_SORTS)("has every incident once, ties included, by %s", async (sort) => {
    const listed = incidents.filter((one) => matchesFilters(one, NO_FILTERS));
    const expected = orderIncidents(listed, sort, new Date());
    expect(await listAll(NO_FILTERS, sort)).toEqual(expected.map(({ id }) => id));
  });

  it("refuses a cursor of another order, and an order that is none", async () => {
    const ask = (query: Record<string, unknown>) =>
      listIncidents(ctx(), IncidentListQuery.parse({ ...query, limit: 7 }));
    const { nextCursor: cursor } = await ask({ sort: "-duration" });
    await expect(ask({ sort: "duration", cursor })).rejects.toMatchObject({
      code: "invalid_request",
    });
    await expect(ask({ cursor })).rejects.toMatchObject({ code: "invalid_request" });
    expect(IncidentListQuery.safeParse({ sort: "assignee" }).success).toBe(false);
  });

  it("counts of each value what choosing it would list, the other filters as they are", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (asked) => {
        const query = IncidentListQuery.parse(toFilterQuery(asked));
        const { total, facets } = await countIncidents(ctx(), query);
        expect(total).toBe(incidents.filter((one) => matchesFilters(one, asked)).length);
        for (const facet of INCIDENT_FACETS) {
          const counted = facets[facet].values.map(({ value, count }) => [
            value ?? NO_VALUE,
            count,
          ]);
          expect(Object.fromEntries(counted)).toEqual(naiveCounts(asked, facet));
        }
      }),
      { numRuns: 60 },
    );
  });

  function naiveCounts(asked: IncidentFilters, facet: IncidentFacet): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const one of incidents.filter((each) => matchesFilters(each, asked, facet))) {
      for (const value of facetValues(one, facet)) counts[value] = (counts[value] ?? 0) + 1;
    }
    return counts;
  }

  it("tells how many values it leaves out of a long facet", async () => {
    const crowded = await createTestProject(test.db());
    const services = Array.from({ length: 130 }, (_, index) => `s${index}`);
    const { id: _id, ...fields } = incidentOf({ services });
    await createIncident(test.db(), crowded, fields);
    const { facets } = await countIncidents({ db: test.db(), scope: crowded }, {});
    expect(facets.service.values).toHaveLength(100);
    expect(facets.service.more).toBe(30);
  });
});
