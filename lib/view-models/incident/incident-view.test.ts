import { describe, expect, test } from "vitest";
import type { EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { INCIDENT_STATUSES } from "@/lib/domain/incident";
import { evidenceGroups, evidenceOrder, traceToShow } from "./evidence-groups";
import { evidenceCounts, evidenceTimes, windowText } from "./evidence-line";
import { statusActions } from "./status-actions";

const traceOf = (
  traceId: string,
  role: EvidenceTraceDto["role"],
  rank: number,
): EvidenceTraceDto => ({
  traceId,
  role,
  rank,
  reason: "",
  entrySpanId: null,
  startUnixNano: null,
  durationNano: null,
  spanCount: 1,
  errorSpanCount: 0,
  services: [],
  rootService: null,
  rootName: null,
});
const TRACES = [
  traceOf("h1", "healthy", 1),
  traceOf("f2", "failing", 2),
  traceOf("f1", "failing", 1),
  traceOf("n1", "named", 1),
  traceOf("n1", "exemplar", 1),
];

describe("evidence", () => {
  test("comes by role in the order it is looked at, then by rank; empty roles are left out", () => {
    const groups = evidenceGroups(TRACES).map(({ role, traces }) => [
      role,
      traces.map(({ traceId }) => traceId),
    ]);
    expect(groups).toEqual([
      ["named", ["n1"]],
      ["exemplar", ["n1"]],
      ["failing", ["f1", "f2"]],
      ["healthy", ["h1"]],
    ]);
  });

  test("walking through it meets each trace once, also one that has two roles", () => {
    expect(evidenceOrder(TRACES).map(({ traceId }) => traceId)).toEqual(["n1", "f1", "f2", "h1"]);
  });

  test("the linked trace is shown, else the lead, else the first, else none", () => {
    expect(traceToShow("x", "f1", TRACES)).toBe("x");
    expect(traceToShow(null, "f1", TRACES)).toBe("f1");
    expect(traceToShow(null, null, TRACES)).toBe("n1");
    expect(traceToShow(null, null, [])).toBeNull();
  });

  test("is counted in words, and none is said to be none", () => {
    const none = {
      status: "ok" as const,
      reasons: [],
      collectedAt: null,
      windowStart: null,
      windowEnd: null,
      baselineStart: null,
      baselineEnd: null,
      counts: { named: 0, exemplar: 0, failing: 0, slow: 0, healthy: 0 },
    };
    expect(evidenceCounts(none)).toBe("no trace");
    expect(evidenceCounts({ ...none, counts: { ...none.counts, failing: 12, healthy: 1 } })).toBe(
      "12 failing, 1 healthy traces",
    );
  });

  test("its window is told in the reader's zone with the offset", () => {
    const text = windowText("2026-11-21T01:14:00Z", "2026-11-21T01:21:00Z", "Europe/Berlin");
    expect(text).toBe("02:14–02:21 UTC+01:00");
    expect(windowText(null, "2026-11-21T01:21:00Z", "UTC")).toBeNull();
  });

  test("both windows name the zone once, and each its own where the clocks changed between", () => {
    const windows = {
      status: "ok" as const,
      reasons: [],
      collectedAt: null,
      windowStart: "2026-11-21T01:14:00Z",
      windowEnd: "2026-11-21T01:21:00Z",
      baselineStart: "2026-11-21T00:14:00Z",
      baselineEnd: "2026-11-21T01:14:00Z",
      counts: { named: 0, exemplar: 0, failing: 12, slow: 0, healthy: 10 },
    };
    expect(evidenceTimes(windows, "Europe/Berlin")).toBe(
      "02:14–02:21, healthy from 01:14–02:14 UTC+01:00",
    );
    const autumn = {
      ...windows,
      windowStart: "2026-10-25T01:10:00Z",
      windowEnd: "2026-10-25T01:20:00Z",
      baselineStart: "2026-10-25T00:00:00Z",
      baselineEnd: "2026-10-25T00:50:00Z",
    };
    expect(evidenceTimes(autumn, "Europe/Berlin")).toBe(
      "02:10–02:20 UTC+01:00, healthy from 02:00–02:50 UTC+02:00",
    );
    expect(evidenceTimes({ ...windows, windowStart: null, baselineEnd: null }, "UTC")).toBeNull();
  });
});

describe("statusActions", () => {
  test("lead from every status to another one, with at most one main action", () => {
    for (const status of INCIDENT_STATUSES) {
      const actions = statusActions(status);
      expect(actions.length).toBeGreaterThan(0);
      expect(actions.every(({ to }) => to !== status)).toBe(true);
      expect(actions.filter(({ main }) => main).length).toBeLessThanOrEqual(1);
    }
  });

  test("only a triggered incident can be acknowledged, by the key a", () => {
    const withKey = INCIDENT_STATUSES.filter((status) =>
      statusActions(status).some(({ shortcut }) => shortcut === "a"),
    );
    expect(withKey).toEqual(["triggered"]);
  });
});
