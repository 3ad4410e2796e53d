import { cp, mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { loadDemo } from "./load-demo";
import { TracesRequest } from "./otlp-request";

const NOW_UNIX_MS = Date.parse("2027-01-02T03:04:05Z");
const MOST_BODY_BYTES = 8_000_000;

interface Post {
  readonly path: string;
  readonly body: string;
}

const FOLDER = fileURLToPath(new URL("./recordings", import.meta.url));

describe("loadDemo", () => {
  let posts: Post[];
  /** What to answer before the first 200s. */
  let refusals: number[];
  let server: http.Server;
  let baseUrl: string;
  /** One recording alone: enough where all would only take longer. */
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "faultline-recordings-"));
    const name = "04-retry-storm";
    await cp(path.join(FOLDER, name), path.join(folder, name), { recursive: true });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    posts = [];
    refusals = [];
    server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const refusal = refusals.shift();
        response.writeHead(refusal ?? 200, { "retry-after": "0.01" });
        response.end("{}");
        if (refusal !== undefined) return;
        posts.push({ path: request.url ?? "", body: Buffer.concat(chunks).toString("utf8") });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port was given");
    baseUrl = `http://127.0.0.1:${address.port}`;
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const alertsPosted = () =>
    posts
      .filter(({ path: to }) => to === "/api/alerts/alertmanager")
      .map(({ body }) => AlertmanagerPayload.parse(JSON.parse(body)));

  it("sends the same bodies again for the same now, so that a second load changes nothing", async () => {
    await loadDemo({ baseUrl, nowUnixMs: NOW_UNIX_MS, folder });
    const first = posts;
    posts = [];
    await loadDemo({ baseUrl, nowUnixMs: NOW_UNIX_MS, folder });
    expect(posts).toEqual(first);
  });

  it("sends all six: each span once, in the past, telemetry before alert, the latest left firing", async () => {
    const loaded = await loadDemo({ baseUrl, nowUnixMs: NOW_UNIX_MS });
    const spans = posts
      .filter(({ path: to }) => to === "/v1/traces")
      .flatMap(({ body }) => TracesRequest.parse(JSON.parse(body)).resourceSpans)
      .flatMap((resource) => resource.scopeSpans)
      .flatMap((scope) => scope.spans);
    expect(new Set(spans.map(({ traceId, spanId }) => traceId + spanId)).size).toBe(loaded.spans);
    const nowUnixNano = BigInt(NOW_UNIX_MS) * 1_000_000n;
    expect(spans.every((span) => BigInt(span.endTimeUnixNano) < nowUnixNano)).toBe(true);
    for (const { body } of posts) expect(body.length).toBeLessThan(MOST_BODY_BYTES);

    const firstAlert = posts.findIndex(({ path: to }) => to === "/api/alerts/alertmanager");
    expect(new Set(posts.slice(0, firstAlert).map(({ path: to }) => to))).toEqual(
      new Set(["/v1/kernel-events", "/v1/traces", "/v1/logs", "/v1/metrics", "/api/changes"]),
    );
    const last = new Map(alertsPosted().map((alert) => [alert.groupKey, alert.status]));
    const [latest, ...earlier] = [...last.values()].reverse();
    expect([latest, new Set(earlier), earlier.length]).toEqual([
      "firing",
      new Set(["resolved"]),
      5,
    ]);
  });

  it("moves the clock of kernel events with the rest, so that they stay on their spans", async () => {
    const only = await mkdtemp(path.join(tmpdir(), "faultline-recordings-"));
    const name = "05-connection-refused";
    await cp(path.join(FOLDER, name), path.join(only, name), { recursive: true });
    await loadDemo({ baseUrl, nowUnixMs: NOW_UNIX_MS, folder: only });
    await rm(only, { recursive: true, force: true });
    const spansOf = ({ body }: Post) =>
      TracesRequest.parse(JSON.parse(body))
        .resourceSpans.flatMap((resource) => resource.scopeSpans)
        .flatMap((scope) => scope.spans);
    const starts = posts
      .filter(({ path: to }) => to === "/v1/traces")
      .flatMap((post) => spansOf(post).map((span) => Number(span.startTimeUnixNano)));
    const captures = posts.filter(({ path: to }) => to === "/v1/kernel-events");
    const read = captures.map(({ body }) => readKernelCapture(body));
    expect(read.every(({ rejectedCount }) => rejectedCount === 0)).toBe(true);
    const times = read
      .flatMap(({ events }) => events)
      .filter(({ kind }) => kind === "connect")
      .map(({ timeUnixNano }) => Number(timeUnixNano));
    const slackNano = 10e9;
    const earliest = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b));
    expect(Math.abs(earliest(times) - earliest(starts))).toBeLessThan(slackNano);
    expect(new Set(read.flatMap(({ events }) => events.map(({ host }) => host))).size).toBe(1);
  });

  it("waits and sends again when the server is busy", async () => {
    refusals = [503, 429];
    const loaded = await loadDemo({ baseUrl, nowUnixMs: NOW_UNIX_MS, folder });
    expect(posts).toHaveLength(loaded.requests);
  });

  it("says which path refused what, when it is refused for good", async () => {
    refusals = [400];
    await expect(loadDemo({ baseUrl, nowUnixMs: NOW_UNIX_MS, folder })).rejects.toThrow(
      "POST /v1/traces was answered 400: {}",
    );
  });
});
