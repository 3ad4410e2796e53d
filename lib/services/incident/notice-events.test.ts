import { describe, expect, it } from "vitest";
import { toIncidentId } from "@/lib/domain/ids";
import type { ToldState } from "@/lib/store/incident-notices";
import { noticeEvents } from "./notice-events";

const told: ToldState = {
  status: "triggered",
  severity: "sev2",
  assignee: null,
  mergedInto: null,
};

describe("what the outgoing webhook is told", () => {
  it("is the status alone of an incident that nobody was told of", () => {
    expect(noticeEvents({ ...told, assignee: "Mia" }, null)).toEqual(["incident.triggered"]);
  });

  it("is each thing that changed, and nothing when nothing did", () => {
    expect(noticeEvents(told, told)).toEqual([]);
    const now = { ...told, status: "acknowledged", severity: "sev1", assignee: "Mia" } as const;
    expect(noticeEvents(now, told)).toEqual([
      "incident.acknowledged",
      "incident.severity_changed",
      "incident.assigned",
    ]);
    expect(noticeEvents(told, { ...told, assignee: "Mia" })).toEqual(["incident.unassigned"]);
  });

  it("calls the end of a merged incident a merge", () => {
    const merged = { ...told, status: "resolved", mergedInto: toIncidentId(7) } as const;
    expect(noticeEvents(merged, told)).toEqual(["incident.merged"]);
    expect(noticeEvents(told, merged)).toEqual(["incident.unmerged", "incident.triggered"]);
  });
});
