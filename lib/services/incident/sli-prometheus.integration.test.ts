import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { SliDto, SliQuery } from "@/lib/domain/contracts/sli";
import type { ProjectScope } from "@/lib/domain/project";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { getIncidentSli } from "./get-incident-sli";

const test = testDatabase();
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
const MINUTE = 60_000;
const METRIC = "http_server_request_duration_seconds";

/** A Prometheus that keeps two exemplars: of a trace that was sent here, and of one that was not. */
let prometheus: http.Server;
beforeAll(async () => {
  const exemplars = ["held", "elsewhere"].map((trace, index) => ({
    labels: { trace_id: traceIdOf(trace) },
    value: "0.75",
    timestamp: (START_MS + (11 + index) * MINUTE) / 1_000,
  }));
  const data = [{ seriesLabels: { __name__: `${METRIC}_bucket` }, exemplars }];
  prometheus = http.createServer((_request, response) =>
    response.end(JSON.stringify({ status: "success", data })),
  );
  await new Promise<void>((resolve) => prometheus.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => prometheus.close(resolve)));

// listen() on a port gives an address with it.
const url = () => `http://127.0.0.1:${(prometheus.address() as AddressInfo).port}`;

async function readSli(scope: ProjectScope, prometheusUrl: string | undefined): Promise<SliDto> {
  const ctx = { db: test.db(), scope, now: () => new Date(START_MS + 15 * MINUTE) };
  const expression = encodeURIComponent(`rate(${METRIC}_count[1m]) > 1`);
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: "g",
    status: "firing",
    alerts: [
      {
        status: "firing",
        fingerprint: "f",
        labels: { alertname: "Burn", service: "shop" },
        startsAt: new Date(START_MS + 12 * MINUTE).toISOString(),
        generatorURL: `http://prometheus/graph?g0.expr=${expression}`,
      },
    ],
  });
  const { incidentIds } = await ingestAlertmanager(ctx, payload);
  const [id] = incidentIds;
  if (id === undefined) throw new Error("no incident");
  return SliDto.parse(await getIncidentSli(ctx, id, SliQuery.parse({}), prometheusUrl));
}

async function sendTraces(): Promise<ProjectScope> {
  const scope = await createTestProject(test.db());
  const common = { kind: "server", service: "shop", name: "POST /buy", lasts: 50 } as const;
  const specs = Array.from({ length: 30 }, (_, n) => ({
    ...common,
    id: `s${n}`,
    trace: n === 20 ? "held" : `t${n}`,
    at: n * 30_000,
    ...(n === 20 ? { error: "sold out" } : {}),
  }));
  await insertSpans(test.db(), scope, spansOf(specs));
  return scope;
}

describe("exemplars that a Prometheus keeps of what alerted", () => {
  it("are points of the service level, with whether their traces can be opened", async () => {
    const { exemplars, status } = await readSli(await sendTraces(), url());
    const points = exemplars.filter(({ stand }) => stand === "prometheus");
    expect(points).toMatchObject([
      {
        traceId: traceIdOf("held"),
        isHeld: true,
        name: `${METRIC}_bucket`,
        durationNano: "750000000",
        failure: "1 span of its trace failed",
      },
      { traceId: traceIdOf("elsewhere"), isHeld: false, failure: null },
    ]);
    expect(status).toBe("ok");
  });

  it("that cannot be asked for are told, and keep nobody from the rest", async () => {
    const { exemplars, status, reasons } = await readSli(await sendTraces(), "http://127.0.0.1:9");
    expect(exemplars.length).toBeGreaterThan(0);
    expect(exemplars.every(({ stand, isHeld }) => stand !== "prometheus" && isHeld)).toBe(true);
    expect(status).toBe("degraded");
    expect(reasons.join()).toMatch(/Prometheus could not be asked for exemplars/);
  });
});
