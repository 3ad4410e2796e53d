import { beforeAll, describe, expect, it } from "vitest";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { GraphDto } from "@/lib/domain/contracts/trace";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import type { EvidenceRole, EvidenceSummary } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import { replaceEvidence } from "@/lib/store/evidence-repository";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { getTraceGraph } from "./get-trace-graph";
import { loadNeighbours } from "./load-neighbours";

const test = testDatabase();
const NOW = new Date(Number(TEST_START_UNIX_NANO / 1_000_000n));
const COLLECTED: EvidenceSummary = {
  status: "ok",
  reasons: [],
  collectedAt: NOW,
  windowStart: NOW,
  windowEnd: NOW,
  baselineStart: NOW,
  baselineEnd: NOW,
  counts: { named: 0, exemplar: 0, failing: 0, slow: 0, healthy: 0 },
};

const order = (trace: string, failure?: string, lasts = 10) => {
  const error = failure === undefined ? {} : { error: failure };
  const common = { trace, lasts, ...error };
  return spansOf([
    { id: `${trace}-in`, service: "gateway", name: "POST /orders", kind: "server", ...common },
    { id: `${trace}-pay`, parent: `${trace}-in`, service: "payments", name: "charge", ...common },
  ]);
};

async function openIncident(scope: ProjectScope): Promise<IncidentId> {
  const alert = { status: "firing", fingerprint: "f", labels: { alertname: "Burn" } };
  const alerts = [{ ...alert, startsAt: NOW.toISOString() }];
  const sent = { version: "4", groupKey: "g", status: "firing", alerts };
  const ctx = { db: test.db(), scope, now: () => NOW };
  const { incidentIds } = await ingestAlertmanager(ctx, AlertmanagerPayload.parse(sent));
  return incidentIds[0] ?? toIncidentId(1);
}

function keep(scope: ProjectScope, id: IncidentId, roles: Record<string, EvidenceRole>) {
  const traces = Object.entries(roles).map(([trace, role], index) => ({
    traceId: traceIdOf(trace),
    role,
    rank: index + 1,
    reason: "drawn",
    entrySpanId: null,
  }));
  return replaceEvidence(test.db(), scope, id, COLLECTED, traces);
}

const WELL = ["well1", "well2", "well3", "well4", "well5"];
let scope: ProjectScope;
const ctx = () => ({ db: test.db(), scope });
beforeAll(async () => {
  scope = await createTestProject(test.db());
  const healthy = WELL.flatMap((trace) => order(trace));
  const failing = ["bad1", "bad2"].flatMap((trace) => order(trace, "declined"));
  const slow = ["late1", "late2"].flatMap((trace) => order(trace, undefined, 400));
  const alone = order("alone", "declined");
  await insertSpans(test.db(), scope, [...healthy, ...failing, ...slow, ...alone]);
  const id = await openIncident(scope);
  await keep(scope, id, {
    bad1: "failing",
    bad2: "failing",
    late1: "slow",
    late2: "slow",
    ...Object.fromEntries(WELL.map((trace) => [trace, "healthy" as const])),
    gone: "healthy",
  });
});

describe("the graph of a trace that an incident keeps", () => {
  it("counts the failing traces that its slice heals, itself among them once", async () => {
    const graph = GraphDto.parse(await getTraceGraph(ctx(), traceIdOf("bad1")));
    expect(graph.slice).toMatchObject({ symptom: "failure", heals: 2, of: 2 });
  });

  it("has the slice of its latency where nothing failed, with the slow traces that it heals", async () => {
    const { slice, nodes } = GraphDto.parse(await getTraceGraph(ctx(), traceIdOf("late1")));
    expect(slice).toMatchObject({ symptom: "latency", heals: 2, of: 2 });
    const named = nodes.filter(({ id }) => slice?.nodeIds.includes(id));
    expect(named.map(({ service }) => service)).toEqual(["gateway", "payments"]);
  });

  it("has no slice when it is neither", async () => {
    expect((await getTraceGraph(ctx(), traceIdOf("well1"))).slice).toBeNull();
  });

  it("shows where it left health, and what it could not be compared with", async () => {
    const { divergences, comparison } = await getTraceGraph(ctx(), traceIdOf("bad1"));
    expect(divergences.find((one) => one.isDeepest)?.spanIds).toEqual([spanIdOf("bad1-pay")]);
    expect(comparison?.references.map(({ traceId }) => traceId).sort()).toEqual(
      WELL.map(traceIdOf).sort(),
    );
    expect(comparison).toMatchObject({
      status: "degraded",
      reasons: ["1 of 6 healthy traces too large to compare, or not stored"],
    });
  });

  it("says how many of its neighbours were too large", async () => {
    const neighbours = await loadNeighbours(ctx(), traceIdOf("bad1"), { maxSpans: 4 });
    expect(neighbours?.healthy).toHaveLength(2);
    expect(neighbours?.reasons).toEqual([
      "1 of 3 failing traces too large to compare, or not stored",
      "4 of 6 healthy traces too large to compare, or not stored",
    ]);
  });
});

describe("the graph of a trace that no incident keeps", () => {
  it("has its slice and nothing to compare with", async () => {
    const graph = await getTraceGraph(ctx(), traceIdOf("alone"));
    expect(graph).toMatchObject({ divergences: [], comparison: null });
    expect(graph.slice).toMatchObject({ heals: null, of: null });
  });
});
