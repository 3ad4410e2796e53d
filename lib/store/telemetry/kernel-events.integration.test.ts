import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/domain/project";
import { kernelEventOf } from "@/lib/testing/builders/kernel-event-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { findKernelEvent, findKernelEvents, listCaptureCoverage } from "./find-kernel-events";
import { insertKernelEvents } from "./insert-kernel-events";

const test = testDatabase();
let scope: ProjectScope;
const refused = kernelEventOf({
  kind: "connect",
  at: 10,
  lasts: 2,
  returned: -111,
  peerPort: 5432,
  raw: '{"type":"connect","path":"tab\\t\\u0000"}',
});
const inContainer = kernelEventOf({ kind: "lock-wait", at: 20, pid: 900, namespacePid: 1 });
const nobodys = kernelEventOf({ kind: "tcp-retransmit", at: 21, pid: null, tid: null });
const elsewhere = kernelEventOf({ kind: "exit", at: 22, host: "other" });
const lost = kernelEventOf({ kind: "capture-lost", at: 23, pid: null, tid: null, count: 7 });
const all = [refused, inContainer, nobodys, elsewhere, lost];

beforeAll(async () => {
  scope = await createTestProject(test.db());
  await insertKernelEvents(test.db(), scope, all);
});

const find = (more: object, project = scope) =>
  findKernelEvents(test.db(), project, {
    hosts: [],
    pids: [],
    fromUnixNano: atMs(0),
    toUnixNano: atMs(100),
    limit: 100,
    ...more,
  });
const kinds = async (more: object) => (await find(more)).events.map(({ kind }) => kind);

describe("kernel events", () => {
  it("come back as they were, by time, each with an id of its own", async () => {
    const { events, truncated } = await find({});
    expect(events.map(({ id: _id, ...event }) => event)).toEqual(all);
    expect(new Set(events.map(({ id }) => id)).size).toBe(all.length);
    expect(truncated).toBe(false);
  });

  it("sent again change nothing, nor does one that stands twice in a request", async () => {
    const own = await createTestProject(test.db());
    const twice = await insertKernelEvents(test.db(), own, [refused, refused]);
    expect(twice).toEqual({ inserted: 1, duplicates: 1 });
    expect(await insertKernelEvents(test.db(), own, [refused, lost])).toEqual({
      inserted: 1,
      duplicates: 1,
    });
  });

  it("are found by process on the host or in its container; nobody's with any", async () => {
    expect(await kinds({ pids: [1] })).toEqual(["lock-wait", "tcp-retransmit", "capture-lost"]);
    expect(await kinds({ pids: [900] })).toEqual(["lock-wait", "tcp-retransmit", "capture-lost"]);
    expect(await kinds({ hosts: ["OTHER"] })).toEqual(["exit"]);
  });

  it("are found while they were under way, not only when they ended", async () => {
    expect(await kinds({ fromUnixNano: atMs(0), toUnixNano: atMs(7) })).toEqual([]);
    expect(await kinds({ fromUnixNano: atMs(0), toUnixNano: atMs(9) })).toEqual(["connect"]);
  });

  it("are cut at the limit, and say so", async () => {
    const { events, truncated } = await find({ limit: 2 });
    expect([events.length, truncated]).toEqual([2, true]);
  });

  it("are named by their anchor, in their own project alone", async () => {
    const [first] = (await find({})).events;
    if (first === undefined) throw new Error("no event");
    expect(await findKernelEvent(test.db(), scope, first.id)).toEqual(first);
    const other = await createTestProject(test.db());
    expect(await findKernelEvent(test.db(), other, first.id)).toBeNull();
    expect(await findKernelEvent(test.db(), scope, "not an id")).toBeNull();
    expect((await find({}, other)).events).toEqual([]);
  });

  it("tell which hosts were watched and how much was lost", async () => {
    const window = { fromUnixNano: atMs(0), toUnixNano: atMs(100) };
    expect(await listCaptureCoverage(test.db(), scope, window)).toEqual([
      { host: "host-shop", eventCount: 4, lostEventCount: 7 },
      { host: "other", eventCount: 1, lostEventCount: 0 },
    ]);
  });
});
