import { beforeEach, describe, expect, it } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import { FreezeBody, GoldLine, GoldSetQuery, ImportBody } from "@/lib/domain/contracts/gold";
import { VerdictBody } from "@/lib/domain/contracts/verdict";
import type { IncidentId } from "@/lib/domain/ids";
import type { Metric } from "@/lib/domain/metric";
import { PrivacySettings, policyOf } from "@/lib/domain/redaction/privacy-settings";
import { createRedactor } from "@/lib/domain/redaction/redact-text";
import { decodeMetrics } from "@/lib/otlp/decode-metrics";
import { ensureRedaction } from "@/lib/store/redaction-repository";
import { insertKernelEvents } from "@/lib/store/telemetry/insert-kernel-events";
import { insertMetrics } from "@/lib/store/telemetry/insert-metrics";
import { FIRED_MS, failingPayment, fireIncident } from "@/lib/testing/builders/fired-incident";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { kernelEventOf } from "@/lib/testing/builders/kernel-event-of";
import { resourceOf, TEST_SCOPE } from "@/lib/testing/builders/resource-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { updateTrainingExport } from "../settings/privacy";
import { recordVerdict } from "../verdict/record-verdict";
import { exportGoldSet } from "./export-gold-set";
import { freezeCase } from "./freeze-case";
import { hashCase, hashEvidence } from "./hash-case";
import { importGoldSet } from "./import-gold-set";
import { listGoldSet } from "./list-gold-set";
import { retireCase } from "./retire-case";

const test = testDatabase();
const FREEZE = FreezeBody.parse({ frozenBy: "ada", tags: ["demo"] });

let ctx: Parameters<typeof freezeCase>[0];
let id: IncidentId;

beforeEach(async () => {
  ctx = await emptyContext();
  id = await fireIncident(ctx);
});

/** A gauge of a service with a point at each time. */
function queueAt(name: string, times: readonly number[], service: string): Metric {
  const points = times.map((ms) => ({
    startUnixNano: 0n,
    timeUnixNano: atMs(ms),
    attributes: {},
    flags: 0,
    value: 7,
    exemplars: [],
  }));
  const data = { kind: "gauge", points } as const;
  const words = { name, description: "", unit: "1", metadata: {} };
  return { ...words, data, resource: resourceOf(service), scope: TEST_SCOPE };
}

async function emptyContext() {
  const scope = await createTestProject(test.db());
  return { db: test.db(), scope, now: () => new Date(FIRED_MS + 60_000) };
}

function label(author: string, mechanism: string, more: object = {}) {
  const content = {
    rootCause: { kind: "spans", spans: [`span:${spanIdOf(failingPayment())}`] },
    service: "payments",
    faultFamily: "timeout",
    mechanism,
    certainty: "certain",
  };
  return recordVerdict(ctx, id, VerdictBody.parse({ author, content, ...more }));
}

async function linesOf(from: typeof ctx, query: object = {}) {
  const lines: unknown[] = [];
  for await (const line of exportGoldSet(from, GoldSetQuery.parse(query))) {
    lines.push(JSON.parse(line));
  }
  return lines;
}

describe("a gold case", () => {
  it("is frozen from the verdict that stands, the label apart from the evidence", async () => {
    await expect(freezeCase(ctx, id, FREEZE)).rejects.toMatchObject({ code: "conflict" });
    await label("ada", "it waits");
    const first = await freezeCase(ctx, id, FREEZE);
    expect(first).toMatchObject({
      id: id.toLowerCase(),
      version: 1,
      incident: id,
      tags: ["demo"],
      label: { root_service: "payments", root_spans: [spanIdOf(failingPayment())] },
    });
    const [line] = await linesOf(ctx, { evidence: "true" });
    const { evidence } = GoldLine.parse(line);
    expect(evidence["traces.otlp.json"]).toContain(spanIdOf(failingPayment()));
    expect(evidence["traces.otlp.json"]).not.toContain("it waits");
    expect(evidence["baseline.otlp.json"]).toContain("resourceSpans");
  });

  it("holds the metrics and kernel events of its time, and no others", async () => {
    const minutes = (count: number) => count * 60_000;
    const anybodys = { host: "", pid: null, tid: null };
    const refused = { ...anybodys, returned: -111, peerPort: 5432 };
    const events = [
      kernelEventOf({ ...refused, kind: "connect", at: minutes(18) + 9 }),
      kernelEventOf({ ...anybodys, kind: "exit", at: minutes(500) }),
    ];
    await insertKernelEvents(ctx.db, ctx.scope, events);
    const gauge = queueAt("queue.length", [minutes(-10), minutes(19), minutes(500)], "payments");
    await insertMetrics(ctx.db, ctx.scope, [gauge, queueAt("other", [minutes(19)], "stranger")]);
    await label("ada", "it waits");
    await freezeCase(ctx, id, FREEZE);
    const [line] = await linesOf(ctx, { evidence: "true" });
    const { evidence } = GoldLine.parse(line);
    const metrics = decodeMetrics(Buffer.from(evidence["metrics.otlp.json"] ?? ""), "json").items;
    expect(metrics.map(({ name, data }) => [name, data.points.length])).toEqual([
      ["queue.length", 2],
    ]);
    const read = readKernelCapture(evidence["kernel-events.ndjson"] ?? "");
    expect(read.events).toMatchObject([{ kind: "connect", returned: -111, peerPort: 5432 }]);
  });

  it("stays as it is when frozen again, and is a further version after an amendment", async () => {
    await label("ada", "it waits");
    const first = await freezeCase(ctx, id, FREEZE);
    expect(await freezeCase(ctx, id, FREEZE)).toEqual(first);
    await label("ada", "it waits for the bank", { replaces: 1 });
    const second = await freezeCase(ctx, id, FREEZE);
    expect(second).toMatchObject({ version: 2, evidenceHash: first.evidenceHash });
    expect(second.contentHash).not.toBe(first.contentHash);
    expect(await linesOf(ctx)).toHaveLength(1);
    expect(await linesOf(ctx, { all: "true" })).toHaveLength(2);
    await expect(
      test
        .db()
        .pool.query("update gold_cases set tags = '{}' where project_id = $1", [
          ctx.scope.projectId,
        ]),
    ).rejects.toThrow(/never changed/);
  });

  it("keeps to the split of its incident", async () => {
    await label("ada", "it waits");
    const { split } = await freezeCase(ctx, id, FREEZE);
    await label("ada", "it waits longer", { replaces: 1 });
    const other = split === "test" ? "train" : "test";
    const moved = freezeCase(ctx, id, { ...FREEZE, split: other });
    await expect(moved).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not frozen while reviewers disagree", async () => {
    await label("ada", "it waits");
    const content = { rootCause: { kind: "no-fault" }, faultFamily: "no-fault", mechanism: "-" };
    const body = { author: "bob", content: { ...content, certainty: "likely" } };
    await recordVerdict(ctx, id, VerdictBody.parse(body));
    await expect(freezeCase(ctx, id, FREEZE)).rejects.toThrow(/disagree, settle it first/);
  });

  it("is retired with a reason, once, and stays for the runs that used it", async () => {
    await label("ada", "it waits");
    const { id: caseId } = await freezeCase(ctx, id, FREEZE);
    const why = { by: "bob", reason: "the clock was wrong" };
    expect((await retireCase(ctx, caseId, why)).retired).toMatchObject(why);
    await expect(retireCase(ctx, caseId, why)).rejects.toMatchObject({ code: "conflict" });
    await expect(retireCase(ctx, "none", why)).rejects.toMatchObject({ code: "not_found" });
    expect(await linesOf(ctx)).toEqual([]);
    expect((await listGoldSet(ctx, GoldSetQuery.parse({ all: "true" }))).items).toHaveLength(1);
  });

  it("leaves the active set when retired, stays in every old version, and no version ever changes", async () => {
    await label("ada", "it waits");
    const first = await freezeCase(ctx, id, FREEZE);
    await label("ada", "it waits for the bank", { replaces: 1 });
    const second = await freezeCase(ctx, id, FREEZE);
    const before = (await linesOf(ctx, { all: "true", evidence: "true" })).map((line) =>
      GoldLine.parse(line),
    );
    await retireCase(ctx, first.id, { by: "bob", reason: "a load test, no incident" });
    expect(await linesOf(ctx)).toEqual([]);
    const after = (await linesOf(ctx, { all: "true", evidence: "true" })).map((line) =>
      GoldLine.parse(line),
    );
    expect(after.map(({ retired, ...kept }) => kept)).toEqual(
      before.map(({ retired, ...kept }) => kept),
    );
    expect(after.map(({ version, retired }) => [version, retired?.reason])).toEqual([
      [first.version, "a load test, no incident"],
      [second.version, "a load test, no incident"],
    ]);
    for (const { evidence, label: told, schemaVersion, evidenceHash, contentHash } of after) {
      expect(hashEvidence(evidence)).toBe(evidenceHash);
      expect(hashCase({ label: told, evidenceHash, schemaVersion })).toBe(contentHash);
    }
    const third = await freezeCase(ctx, id, FREEZE);
    expect(third).toMatchObject({ version: 3, retired: null, contentHash: second.contentHash });
    expect(await linesOf(ctx)).toHaveLength(1);
  });

  it("leaves for training only where somebody allowed it, redacted as a tracepack is", async () => {
    const said = "mail ada@example.com, card 4111 1111 1111 1111";
    await label("ada", `it waits: ${said}`);
    await freezeCase(ctx, id, FREEZE);
    const training = { purpose: "training", evidence: "true" };
    await expect(linesOf(ctx, training)).rejects.toMatchObject({ code: "not_permitted" });
    const { training: consent } = await updateTrainingExport(ctx, { isAllowed: true, by: "eve" });
    expect(consent).toEqual({ isAllowed: true, by: "eve", at: ctx.now().toISOString() });
    const [text] = await linesOf(ctx, training);
    const line = GoldLine.parse(text);
    const { tokenKey } = await ensureRedaction(ctx.db, ctx.scope);
    const mail = createRedactor(policyOf(PrivacySettings.parse({}), tokenKey)).token(
      "email",
      "ada@example.com",
    );
    expect(line.label.mechanism).toBe(`it waits: mail ${mail}, card [card]`);
    expect(line.label).toMatchObject({
      root_service: "payments",
      root_spans: [spanIdOf(failingPayment())],
    });
    expect(line.frozenBy).toMatch(/^\[person#[0-9a-f]{10}\]$/);
    const traces = line.evidence["traces.otlp.json"] ?? "";
    expect(traces).toContain(spanIdOf(failingPayment()));
    expect(traces).toMatch(/"key":"currency","value":\{"stringValue":"\[value#/);
    expect(traces).toContain('"key":"http.route","value":{"stringValue":"/orders"}');
    expect(line.contentHash).toBe(hashCase(line));
    expect(await linesOf(ctx, { ...training, evidence: "false" })).toEqual([
      expect.not.objectContaining({ evidence: expect.anything() }),
    ]);
    const [ordinary] = await linesOf(ctx, { evidence: "true" });
    expect(GoldLine.parse(ordinary).label.mechanism).toBe(`it waits: ${said}`);
    await updateTrainingExport(ctx, { isAllowed: false, by: "bob" });
    await expect(linesOf(ctx, training)).rejects.toMatchObject({ code: "not_permitted" });
  });

  it("goes to a colleague and comes back the same; twice changes nothing; tampered is refused", async () => {
    await label("ada", "it waits");
    await freezeCase(ctx, id, FREEZE);
    const lines = await linesOf(ctx, { evidence: "true" });
    const colleague = await emptyContext();
    const body = ImportBody.parse({ cases: lines });
    expect(await importGoldSet(colleague, body)).toMatchObject({ imported: 1, unchanged: 0 });
    expect(await importGoldSet(colleague, body)).toMatchObject({ imported: 0, unchanged: 1 });
    const again = (await linesOf(colleague, { evidence: "true" })).map((line) =>
      GoldLine.parse(line),
    );
    expect(again).toEqual(lines);
    const tampered = body.cases.map((one) => ({
      ...one,
      label: { ...one.label, root_service: "bank" },
    }));
    await expect(importGoldSet(colleague, { cases: tampered })).rejects.toThrow(
      /what its hash says/,
    );
  });
});
