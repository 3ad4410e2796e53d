import { describe, expect, it } from "vitest";
import type { FacetDto, IncidentFacetsDto } from "@/lib/domain/contracts/incident-list";
import { INCIDENT_FACETS, type IncidentFacet } from "@/lib/domain/incident-facets";
import { NO_FILTERS } from "@/lib/domain/no-filters";
import { isFiltered, toFacetGroups, toggleFacet } from "./facet-groups";

const NOTHING: FacetDto = { values: [], more: 0 };

function facetsOf(known: Partial<Record<IncidentFacet, FacetDto>>): IncidentFacetsDto {
  const none = { status: NOTHING, severity: NOTHING, assignee: NOTHING, service: NOTHING };
  return {
    total: 3,
    facets: { ...none, slo: NOTHING, source: NOTHING, labelled: NOTHING, ...known },
  };
}

const groupOf = (facets: IncidentFacetsDto | null, facet: IncidentFacet, filters = NO_FILTERS) =>
  toFacetGroups(facets, filters).find((group) => group.facet === facet);

describe("the facets of the list", () => {
  it("show every status in its order, also those that nothing has", () => {
    const facets = facetsOf({ status: { values: [{ value: "resolved", count: 3 }], more: 0 } });
    expect(groupOf(facets, "status")?.options.map(({ label, count }) => [label, count])).toEqual([
      ["triggered", 0],
      ["acknowledged", 0],
      ["mitigated", 0],
      ["resolved", 3],
    ]);
  });

  it("name those that have none, and keep the order of the counts", () => {
    const values = [
      { value: null, count: 9 },
      { value: "Mia", count: 2 },
    ];
    const group = groupOf(facetsOf({ assignee: { values, more: 4 } }), "assignee");
    expect(group?.options.map(({ value, label }) => [value, label])).toEqual([
      ["-", "nobody"],
      ["Mia", "Mia"],
    ]);
    expect(group?.more).toBe(4);
  });

  it("keep what is chosen although nothing has it, and say nothing of counts not known yet", () => {
    const filters = toggleFacet(NO_FILTERS, "service", "gone");
    expect(groupOf(facetsOf({}), "service", filters)?.options).toEqual([
      { value: "gone", label: "gone", count: 0, selected: true },
    ]);
    expect(groupOf(null, "service", filters)?.options[0]?.count).toBeNull();
  });

  it("are chosen and given up again, value by value", () => {
    for (const facet of INCIDENT_FACETS) {
      const on = toggleFacet(NO_FILTERS, facet, "x");
      expect(on[facet]).toEqual(["x"]);
      expect(isFiltered(on)).toBe(true);
      expect(toggleFacet(on, facet, "x")).toEqual(NO_FILTERS);
    }
    expect(isFiltered({ ...NO_FILTERS, q: " " })).toBe(false);
  });
});
