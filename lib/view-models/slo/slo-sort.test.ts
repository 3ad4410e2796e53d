import { describe, expect, it } from "vitest";
import { sortRows } from "../sort/sort-rows";
import { SLO_SORT_VALUES, type SloSortColumn, type SortedSlo } from "./slo-sort";

const SLOS = [
  sloOf({ name: "calm", state: "ok", remaining: 0.4, burns: [0.1, 0.2] }),
  sloOf({ name: "over", state: "exhausted", remaining: -2, burns: [1, 30] }),
  sloOf({ name: "quiet", state: "no-data", remaining: null, burns: [null] }),
  sloOf({ name: "hot", state: "burning", remaining: 0.1, burns: [14, 3] }),
];

describe("sorted SLOs", () => {
  it("stand by how bad they are, not by the word for it", () => {
    expect(names("state")).toEqual(["over", "hot", "calm", "quiet"]);
  });

  it("stand by what is left of the budget, also below nothing; without events last", () => {
    expect(names("budget")).toEqual(["over", "hot", "calm", "quiet"]);
    expect(names("-budget")).toEqual(["calm", "hot", "over", "quiet"]);
  });

  it("stand by the highest of their burn rates", () => {
    expect(names("-burn")).toEqual(["over", "hot", "calm", "quiet"]);
  });
});

function names(sort: SloSortColumn | `-${SloSortColumn}`): string[] {
  return sortRows(SLOS, sort, SLO_SORT_VALUES).map(({ name }) => name);
}

interface Drawn extends Pick<SortedSlo, "name" | "state"> {
  readonly remaining: number | null;
  readonly burns: readonly (number | null)[];
}

function sloOf({ name, state, remaining, burns }: Drawn): SortedSlo {
  return {
    name,
    displayName: "",
    state,
    target: 0.99,
    good: null,
    budget: { remaining },
    rules: burns.map((longBurnRate) => ({ longBurnRate })),
  };
}
