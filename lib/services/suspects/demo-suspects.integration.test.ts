import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { AlertmanagerPayload, ChangesBody } from "@/lib/domain/contracts/intake";
import type { IncidentId } from "@/lib/domain/ids";
import { CaseLabel } from "@/lib/evaluation/case-label";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { endOfRecording, type Recording, readRecording } from "@/prisma/seed/read-recording";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { ingestChanges } from "../change/ingest-changes";
import { receiveKernelEvents } from "../kernel/receive-kernel-events";
import { receiveLogs } from "../telemetry/ingest-logs";
import { receiveMetrics } from "../telemetry/ingest-metrics";
import { receiveTraces } from "../telemetry/ingest-traces";
import { getSuspects } from "./get-suspects";

const RECORDINGS = fileURLToPath(new URL("../../../prisma/seed/recordings", import.meta.url));
const NAMES = [
  "01-missing-cart-id",
  "02-phantom-timeout",
  "03-decimal-overflow",
  "04-retry-storm",
  "05-connection-refused",
  "06-row-lock",
];
const test = testDatabase();

type Context = Parameters<typeof getSuspects>[0];

/** Through the receivers, as a Collector and Alertmanager would send it. */
async function play(ctx: Context, recording: Recording): Promise<IncidentId | undefined> {
  const bytes = (body: unknown) => Buffer.from(JSON.stringify(body));
  for (const body of [recording.baselineTraces, recording.failingTraces]) {
    await receiveTraces(ctx, bytes(body), "json");
  }
  for (const body of [recording.baselineLogs, recording.failingLogs]) {
    await receiveLogs(ctx, bytes(body), "json");
  }
  await receiveKernelEvents(ctx, recording.kernelLines.join("\n"));
  await receiveMetrics(ctx, bytes(recording.metrics), "json");
  await ingestChanges(ctx, ChangesBody.parse(recording.changes));
  const { incidentIds } = await ingestAlertmanager(ctx, AlertmanagerPayload.parse(recording.alert));
  return incidentIds[0];
}

function labelOf(name: string): CaseLabel {
  return CaseLabel.parse(JSON.parse(readFileSync(`${RECORDINGS}/${name}/label.json`, "utf8")));
}

describe("the suspects of a recorded incident", () => {
  it.each(NAMES)("%s lead with its root service, and every anchor resolves", async (name) => {
    const recording = await readRecording(RECORDINGS, name);
    const endMs = Number(endOfRecording(recording) / 1_000_000n);
    const scope = await createTestProject(test.db());
    const ctx = { db: test.db(), scope, now: () => new Date(endMs + 60_000) };
    const incidentId = await play(ctx, recording);
    if (incidentId === undefined) throw new Error("the alert opened no incident");
    const found = await getSuspects(ctx, incidentId, { waitMs: 30_000 });
    expect(found.progress).toEqual({ state: "done", reason: null });
    expect(found.status).not.toBe("abstained");
    expect(found.suspects[0]?.service).toBe(labelOf(name).root_service);
    for (const { evidence, spanIds, targets } of found.suspects) {
      const anchors = [
        ...evidence.flatMap((one) => one.anchors),
        ...spanIds.map((id) => `span:${id}`),
      ];
      expect(anchors.filter((anchor) => targets[anchor] === undefined)).toEqual([]);
    }
  });
});
