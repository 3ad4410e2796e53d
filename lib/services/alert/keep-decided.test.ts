import { describe, expect, it } from "vitest";
import { toIncidentId } from "@/lib/domain/ids";
import { incidentOf } from "@/lib/testing/builders/incident-of";
import { storedAlertOf } from "@/lib/testing/builders/stored-alert-of";
import { followAlerts } from "./follow-alerts";
import { keepDecided, stepsOfAlerts } from "./keep-decided";
import { totalAlerts } from "./total-alerts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const fires = storedAlertOf({ labels: { alertname: "Burn", severity: "critical" } });
const ended = { ...fires, status: "resolved", endsAt: at(9) } as const;
const follow = (
  before: ReturnType<typeof incidentOf>,
  alerts: readonly (typeof fires)[],
  anew = false,
) => keepDecided(before, followAlerts(before, totalAlerts(alerts), anew), alerts);

describe("what people decided of an incident, when its alerts go on", () => {
  const worked = incidentOf({
    status: "mitigated",
    acknowledgedAt: at(1),
    acknowledgedBy: "Mia",
    mitigatedAt: at(2),
    mitigatedBy: "Noa",
    assignee: "Mia",
    severity: "sev4",
    isSeverityByHand: true,
  });

  it("stays, and the alerts are told to have ended it", () => {
    expect(follow(worked, [ended])).toMatchObject({
      status: "resolved",
      resolvedAt: at(9),
      resolvedBy: "alert",
      acknowledgedBy: "Mia",
      mitigatedAt: at(2),
      mitigatedBy: "Noa",
      assignee: "Mia",
      severity: "sev4",
    });
  });

  it("begins again when it is reopened, but for who works on it", () => {
    const over = { ...worked, status: "resolved", resolvedAt: at(5), resolvedBy: "Mia" } as const;
    expect(follow({ ...over, firingAlertCount: 0 }, [fires], true)).toMatchObject({
      status: "triggered",
      acknowledgedBy: null,
      mitigatedAt: null,
      mitigatedBy: null,
      resolvedBy: null,
      assignee: "Mia",
      severity: "sev4",
    });
    expect(follow(over, [fires, ended])).toMatchObject({ status: "resolved", resolvedBy: "Mia" });
  });

  it("keeps its name through a merge, and what was opened by hand is not ended by alerts", () => {
    const own = storedAlertOf({ labels: { alertname: "Own" }, fingerprint: "own" });
    const merged = { ...fires, movedFrom: toIncidentId(7) };
    expect(follow(incidentOf(), [merged, own])).toMatchObject({
      alertName: "Own",
      severity: "sev1",
    });
    const byHand = incidentOf({ source: "manual", title: "Look at this", firingAlertCount: 0 });
    const moved = { ...ended, movedFrom: toIncidentId(7) };
    expect(follow(byHand, [moved])).toMatchObject({
      title: "Look at this",
      status: "triggered",
      resolvedAt: null,
    });
  });

  it("is told in steps that alerts took, at the time of the last end", () => {
    const before = incidentOf({ severity: "sev2" });
    const now = { ...before, ...follow(before, [ended]) };
    expect(stepsOfAlerts(before, now, at(12))).toEqual([
      { at: at(9), by: "alert", change: { kind: "status", from: "triggered", to: "resolved" } },
      { at: at(12), by: "alert", change: { kind: "severity", from: "sev2", to: "sev1" } },
    ]);
    expect(stepsOfAlerts(now, now, at(13))).toEqual([]);
    expect(stepsOfAlerts(null, { ...now, status: "triggered" }, at(13))).toEqual([]);
  });
});
