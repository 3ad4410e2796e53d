import { expect, it } from "vitest";
import type { IncidentOutcomeDto } from "@/lib/domain/contracts/incident-list";
import { summarizeBulk } from "./bulk-summary";

const outcomes = (
  ...outcome: readonly IncidentOutcomeDto["outcome"][]
): readonly IncidentOutcomeDto[] =>
  outcome.map((one, index) => ({
    id: `INC-${index + 1}`,
    outcome: one,
    error: one === "failed" ? { code: "conflict", message: `INC-${index + 1} is resolved` } : null,
  }));

it("tells how many changed, how many had it already and which could not", () => {
  expect(
    summarizeBulk({ status: "acknowledged" }, outcomes("changed", "unchanged", "failed")),
  ).toEqual({
    text: "1 incident acknowledged, 1 was so already, 1 could not be.",
    failures: [{ id: "INC-3", message: "is resolved" }],
  });
  expect(summarizeBulk({ assignee: "Mia" }, outcomes("changed", "changed")).text).toBe(
    "2 incidents assigned to Mia.",
  );
  expect(summarizeBulk({ assignee: null }, outcomes("failed", "failed")).text).toBe(
    "0 incidents assigned to nobody, 2 could not be.",
  );
});
