import { describe, expect, it } from "vitest";
import { toIncidentDto } from "@/lib/services/incident/to-incident-dto";
import { incidentOf } from "@/lib/testing/builders/incident-of";
import { incidentTimes } from "./incident-times";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe("the times of an incident", () => {
  it("say who did what how long after it opened, and leave out what nobody did", () => {
    const one = incidentOf({
      openedAt: at(0),
      acknowledgedAt: at(4),
      acknowledgedBy: "Mia",
      resolvedAt: at(75),
      resolvedBy: "alert",
    });
    expect(incidentTimes(toIncidentDto(one))).toEqual([
      { label: "acknowledged", atMs: at(4).getTime(), after: "after 4 min", by: "Mia" },
      { label: "resolved", atMs: at(75).getTime(), after: "after 1 h 15 min", by: "its alerts" },
    ]);
    expect(incidentTimes(toIncidentDto(incidentOf()))).toEqual([]);
  });
});
