import { describe, expect, it } from "vitest";
import { assigneeChoices, NOBODY } from "./assignee-choices";

const known = { search: "", me: "Mia", assignee: null, people: ["Noa", "Mia", "Ada"] };
const valuesOf = (changes: Partial<Parameters<typeof assigneeChoices>[0]>) =>
  assigneeChoices({ ...known, ...changes }).map(({ value }) => value);

describe("whom an incident can be given to", () => {
  it("is oneself first, then those who were named before", () => {
    expect(valuesOf({})).toEqual(["Mia", "Noa", "Ada"]);
    expect(valuesOf({ me: "" })).toEqual(["Noa", "Mia", "Ada"]);
  });

  it("is whoever was typed, once, and nobody when somebody has it", () => {
    expect(valuesOf({ search: "no" })).toEqual(["Noa", "no"]);
    expect(valuesOf({ search: "noa" })).toEqual(["Noa"]);
    expect(valuesOf({ search: " Eve " })).toEqual(["Eve"]);
    expect(valuesOf({ assignee: "Noa" })).toEqual(["Mia", "Ada", NOBODY]);
    expect(valuesOf({ assignee: "Noa", search: "Noa" })).toEqual([]);
  });
});
