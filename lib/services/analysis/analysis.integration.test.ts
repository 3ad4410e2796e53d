import { randomUUID } from "node:crypto";
import pino from "pino";
import { beforeAll, describe, expect, it } from "vitest";
import { AnalysisDto, TracepackDto } from "@/lib/domain/contracts/analysis";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import type { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { claimAnalysis } from "@/lib/store/analysis-repository";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { exceptionAt, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { canonicalJson } from "@/lib/tracepack/canonical-json";
import { hashTracepack } from "@/lib/tracepack/hash-tracepack";
import { Tracepack } from "@/lib/tracepack/tracepack-schema";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { getIncident } from "../incident/get-incident";
import { cancelAnalysis } from "./cancel-analysis";
import { getAnalysis, listIncidentAnalyses } from "./get-analysis";
import { diffStoredTracepacks, getTracepack } from "./get-tracepack";
import { runAnalysis } from "./run-analysis";
import { startAnalysis } from "./start-analysis";

const test = testDatabase();
const MINUTE_MS = 60_000;
const FIRES_MS = Number(TEST_START_UNIX_NANO / 1_000_000n) + 20 * MINUTE_MS;
const log = pino({ level: "silent" });

let scope: ProjectScope;
let incidentId: IncidentId;
let nowMs = FIRES_MS + MINUTE_MS;
const ctx = () => ({ db: test.db(), scope, now: () => new Date(nowMs), log });

const order = (trace: string, minute: number, fails: boolean) => {
  const at = minute * MINUTE_MS;
  const error = fails ? { error: "declined" } : {};
  return spansOf([
    {
      id: `${trace}-in`,
      trace,
      service: "gateway",
      name: "POST /orders",
      kind: "server",
      at,
      lasts: 50,
      attributes: { "http.route": "/orders" },
      ...error,
    },
    {
      id: `${trace}-call`,
      trace,
      parent: `${trace}-in`,
      service: "gateway",
      name: "POST",
      kind: "client",
      at: at + 1,
      lasts: 40,
      ...error,
    },
    {
      id: `${trace}-pay`,
      trace,
      parent: `${trace}-call`,
      service: "payments",
      name: "POST /charges",
      kind: "server",
      at: at + 2,
      lasts: 30,
      ...error,
      ...(fails ? { events: [exceptionAt(at + 20, "OverflowError", "too many digits")] } : {}),
    },
  ]);
};

beforeAll(async () => {
  scope = await createTestProject(test.db());
  const healthy = Array.from({ length: 8 }, (_, i) => order(`ok${i}`, i, false));
  const failing = Array.from({ length: 6 }, (_, i) => order(`bad${i}`, 18 + i / 10, true));
  await insertSpans(test.db(), scope, [...healthy.flat(), ...failing.flat()]);
  const alert = {
    status: "firing",
    fingerprint: "f",
    labels: { alertname: "Burn", service: "gateway", route: "/orders" },
    startsAt: new Date(FIRES_MS).toISOString(),
  };
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: "g",
    status: "firing",
    alerts: [alert],
  });
  const { incidentIds } = await ingestAlertmanager(ctx(), payload);
  const [id] = incidentIds;
  if (id === undefined) throw new Error("no incident");
  incidentId = id;
  await getIncident(ctx(), id);
});

describe("an analysis by the built-in analyst", () => {
  it("publishes a hypothesis whose every claim is supported, with the pack that it was given", async () => {
    const { id, status } = await startAnalysis(ctx(), incidentId, "built-in", "ada");
    expect(status).toBe("queued");
    await runAnalysis(ctx(), id);
    const analysis = AnalysisDto.parse(await getAnalysis(ctx(), id));
    expect(analysis).toMatchObject({ status: "succeeded", analyst: "built-in", failure: null });
    expect(analysis.requestedBy).toBe("ada");
    const [first] = analysis.hypotheses;
    expect(first?.claims.every(({ citation }) => citation !== null)).toBe(true);
    expect(first?.claims.every(({ verdict }) => verdict === "supported")).toBe(true);
    expect(first?.title).toContain("payments");
    expect(Object.values(analysis.places).map(({ spanId }) => spanId)).toEqual(
      expect.arrayContaining(first?.rootSpanIds ?? []),
    );
    const hash = analysis.tracepackHash ?? "";
    const pack = TracepackDto.parse(await getTracepack(ctx(), incidentId, { hash }));
    expect(hashTracepack(Tracepack.parse(JSON.parse(pack.content)))).toBe(hash);
    expect(canonicalJson(JSON.parse(pack.content))).toBe(pack.content);
    const { items } = await diffStoredTracepacks(ctx(), incidentId, { before: hash, after: hash });
    expect(items).toEqual([]);
    const listed = await listIncidentAnalyses(ctx(), incidentId);
    expect(listed.items.map((one) => one.id)).toContain(id);
  });

  it("is what the tracepack of now would be given to, and gives the same hash again", async () => {
    const now = await getTracepack(ctx(), incidentId, {});
    const again = await getTracepack(ctx(), incidentId, {});
    expect(now.hash).toBe(again.hash);
    expect(now.destinations.find(({ analyst }) => analyst === "built-in")?.available).toBe(true);
  });

  it("is done once: asked twice, run twice, and by two workers at a time", async () => {
    const [first, second] = await Promise.all([
      startAnalysis(ctx(), incidentId, "built-in"),
      startAnalysis(ctx(), incidentId, "built-in"),
    ]);
    expect(second.id).toBe(first.id);
    await Promise.all([runAnalysis(ctx(), first.id), runAnalysis(ctx(), first.id)]);
    const done = await getAnalysis(ctx(), first.id);
    nowMs += MINUTE_MS;
    await runAnalysis(ctx(), first.id);
    expect(await getAnalysis(ctx(), first.id)).toEqual(done);
  });

  it("is taken up by another worker when the first has died, and not before", async () => {
    const { id } = await startAnalysis(ctx(), incidentId, "built-in");
    const now = new Date(nowMs);
    await claimAnalysis(test.db(), scope, id, { now, silentSince: now });
    await runAnalysis(ctx(), id);
    expect((await getAnalysis(ctx(), id)).status).toBe("running");
    nowMs += 2 * MINUTE_MS;
    await runAnalysis(ctx(), id);
    expect((await getAnalysis(ctx(), id)).status).toBe("succeeded");
  });

  it("stops when a person asks, and stays stopped", async () => {
    const { id } = await startAnalysis(ctx(), incidentId, "built-in");
    expect((await cancelAnalysis(ctx(), id)).failure).toBe("cancelled");
    await runAnalysis(ctx(), id);
    expect(await getAnalysis(ctx(), id)).toMatchObject({ status: "failed", hypotheses: [] });
  });

  it("is not there for another project", async () => {
    const { id } = await startAnalysis(ctx(), incidentId, "built-in");
    const other = await createTestProject(test.db());
    await expect(getAnalysis({ db: test.db(), scope: other }, id)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getAnalysis(ctx(), randomUUID())).rejects.toMatchObject({ code: "not_found" });
    await cancelAnalysis(ctx(), id);
  });
});
