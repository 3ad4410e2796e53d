import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FaultlineError } from "@/lib/domain/errors";
import { toIncidentId } from "@/lib/domain/ids";
import { INCIDENT_STATUSES, type Incident, SEVERITIES } from "@/lib/domain/incident";
import { incidentOf } from "@/lib/testing/builders/incident-of";
import { decideIncident } from "./decide-incident";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const NAMES = ["Mia", "Noa"] as const;

const decisions = fc.record(
  {
    status: fc.constantFrom(...INCIDENT_STATUSES),
    assignee: fc.constantFrom(...NAMES, null),
    severity: fc.constantFrom(...SEVERITIES),
    by: fc.constantFrom(...NAMES),
  },
  { requiredKeys: [] },
);

/** The incident after each decision that was not refused. */
function decideAll(bodies: readonly Parameters<typeof decideIncident>[1][]): Incident[] {
  const states = [incidentOf()];
  bodies.forEach((body, index) => {
    const before = states.at(-1) ?? incidentOf();
    try {
      states.push({ ...before, ...decideIncident(before, body, at(index + 1)).changes });
    } catch (error) {
      expect(error).toBeInstanceOf(FaultlineError);
    }
  });
  return states;
}

describe("what people decide of an incident", () => {
  it("has times and names that fit its status, whatever is decided in whatever order", () => {
    const property = fc.property(fc.array(decisions, { maxLength: 12 }), (bodies) => {
      for (const one of decideAll(bodies)) {
        const { status, acknowledgedAt, mitigatedAt, resolvedAt } = one;
        expect(resolvedAt !== null).toBe(status === "resolved");
        if (status === "triggered") expect([acknowledgedAt, mitigatedAt]).toEqual([null, null]);
        if (status === "acknowledged") expect(acknowledgedAt).not.toBeNull();
        if (status === "mitigated") expect(mitigatedAt).not.toBeNull();
        const times = [one.openedAt, acknowledgedAt, mitigatedAt, resolvedAt].flatMap(
          (time) => time?.getTime() ?? [],
        );
        expect(times).toEqual([...times].sort((a, b) => a - b));
        if (acknowledgedAt === null) expect(one.acknowledgedBy).toBeNull();
        if (mitigatedAt === null) expect(one.mitigatedBy).toBeNull();
        if (resolvedAt === null) expect(one.resolvedBy).toBeNull();
      }
    });
    fc.assert(property);
  });

  it("is told by steps that lead from what it was to what it is", () => {
    const property = fc.property(fc.array(decisions, { maxLength: 6 }), decisions, (past, body) => {
      const before = decideAll(past).at(-1) ?? incidentOf();
      const known = { ...before, status: "triggered", resolvedAt: null } as const;
      const { changes, steps } = decideIncident(known, body, at(60));
      for (const key of ["status", "assignee", "severity"] as const) {
        const step = steps.find(({ change }) => change.kind === key)?.change;
        const after = { ...known, ...changes }[key];
        if (known[key] === after) expect(step).toBeUndefined();
        else expect(step).toMatchObject({ from: known[key], to: after });
      }
      expect(steps.every(({ by }) => by === (body.by ?? null))).toBe(true);
    });
    fc.assert(property);
  });

  it("keeps who acknowledged it first, and says who mitigated what nobody had acknowledged", () => {
    const one = incidentOf({
      status: "acknowledged",
      acknowledgedAt: at(1),
      acknowledgedBy: "Mia",
    });
    expect(decideIncident(one, { status: "mitigated", by: "Noa" }, at(2)).changes).toMatchObject({
      acknowledgedBy: "Mia",
      acknowledgedAt: at(1),
      mitigatedBy: "Noa",
      mitigatedAt: at(2),
    });
    const straight = decideIncident(incidentOf(), { status: "mitigated", by: "Noa" }, at(2));
    expect(straight.changes).toMatchObject({ acknowledgedBy: "Noa", mitigatedBy: "Noa" });
  });

  it("leaves a merged incident to the one that goes on for it", () => {
    const merged = incidentOf({ mergedInto: toIncidentId(7) });
    expect(() => decideIncident(merged, { assignee: "Mia" }, at(1))).toThrow(
      "INC-1 was merged into INC-7",
    );
  });
});
