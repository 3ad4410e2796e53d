import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { KernelIntakeQuery, KernelIntakeResult } from "@/lib/domain/contracts/kernel";
import type { ProjectScope } from "@/lib/domain/project";
import { defineLinesRoute } from "@/lib/http/define-lines-route";
import { InFlightBytes } from "@/lib/http/in-flight-bytes";
import { closeDatabase, openDatabase } from "@/lib/store/database";
import { findKernelEvents } from "@/lib/store/telemetry/find-kernel-events";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { receiveKernelEvents } from "./receive-kernel-events";

vi.stubEnv("FAULTLINE_LOG_LEVEL", "silent");
const test = testDatabase();
let scope: ProjectScope;
beforeAll(async () => {
  scope = await createTestProject(test.db());
});

const CAPTURE = [
  '{"type":"attached_probes","data":{"probes":3}}',
  '{"v":1,"type":"clock","t":1000000000000,"wall_us":1763690000000000}',
  '{"type":"connect","t":1000000001000,"pid":7,"ret":-111,"dport":5432}',
  "{broken",
  '{"type":"lost_events","data":{"events":4}}',
].join("\n");
const LIMITS = { maxBytes: 5_000, inFlight: new InFlightBytes(20_000) };

const handlerOver = (db = test.db()) =>
  defineLinesRoute(
    KernelIntakeQuery,
    (text, query) => receiveKernelEvents({ db, scope }, text, query),
    LIMITS,
  );

function post(
  body: string | Uint8Array,
  {
    headers = {},
    handler = handlerOver(),
  }: { headers?: object; handler?: (request: Request) => Promise<Response> } = {},
) {
  const request = new Request("http://127.0.0.1/v1/kernel-events?host=web-1", {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", ...headers },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
  return handler(request);
}

describe("POST /v1/kernel-events", () => {
  it("answers with what was kept, what was not and why, and what the capture lost", async () => {
    const answer = KernelIntakeResult.parse(await (await post(CAPTURE)).json());
    expect(answer).toEqual({
      accepted: 4,
      duplicates: 0,
      rejected: 1,
      rejectedLines: [{ line: 4, reason: "malformed JSON: cut off" }],
      lostEvents: 4,
    });
    const { events } = await findKernelEvents(test.db(), scope, {
      hosts: ["web-1"],
      pids: [7],
      fromUnixNano: 0n,
      toUnixNano: 2n ** 62n,
      limit: 10,
    });
    expect(events.map(({ kind }) => kind)).toContain("connect");
  });

  it("sent again, also as gzip, changes nothing", async () => {
    await post(CAPTURE);
    const headers = { "content-encoding": "gzip" };
    const again = await (await post(gzipSync(CAPTURE), { headers })).json();
    expect(again).toMatchObject({ accepted: 0, duplicates: 4 });
  });

  it("takes what is no UTF-8 and NUL, which the database could not hold", async () => {
    const odd = Buffer.concat([
      Buffer.from('{"type":"exec","time_unix_nano":5,"pid":1,"path":"a\0b\\u0000'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]);
    expect(await (await post(odd)).json()).toMatchObject({ accepted: 1, rejected: 0 });
  });

  it("refuses what is too large, after decompression too, and what is not lines", async () => {
    expect((await post("x".repeat(5_001))).status).toBe(413);
    const headers = { "content-encoding": "gzip" };
    expect((await post(gzipSync("x".repeat(5_001)), { headers })).status).toBe(413);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await post("a=b", { headers: form })).status).toBe(415);
    expect((await post("no gzip", { headers })).status).toBe(400);
    expect(LIMITS.inFlight.tryTake(20_000)).toBe(true);
    LIMITS.inFlight.giveBack(20_000);
  });

  it("asks for another attempt while the database is away", async () => {
    const away = openDatabase({
      url: "postgresql://nobody:none@127.0.0.1:1/none",
      maxConnections: 1,
      connectTimeoutMs: 1_000,
    });
    afterAll(() => closeDatabase(away));
    const answer = await post(CAPTURE, { handler: handlerOver(away) });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });
});
