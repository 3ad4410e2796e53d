import { expect, test } from "vitest";
import { CaseLabel } from "./case-label";

test("a label that keeps other shapes under names that decide nothing is read all the same", () => {
  const label = {
    root_service: "payments",
    notes: ["taken from the list of faults"],
    distractors: ["gateway"],
    mechanism: { kind: "overflow" },
    injected_at: 1_674_981_784,
    root_spans: "b7ad6b7169203331",
    counts: { traces: 3 },
  };
  expect(CaseLabel.parse(label)).toEqual({
    root_service: "payments",
    notes: null,
    distractors: null,
    mechanism: null,
    injected_at: null,
    root_spans: null,
  });
});

test.each([
  ["no root service", {}],
  ["a cause that is no name", { root_service: 7 }],
  ["accepted names that are no list", { root_service: "payments", accept: "bank" }],
])("a label with %s is refused", (_what, label) => {
  expect(CaseLabel.safeParse(label).success).toBe(false);
});
