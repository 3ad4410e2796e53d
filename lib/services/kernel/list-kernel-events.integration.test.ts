import { beforeAll, describe, expect, it } from "vitest";
import { IncidentKernelDto, TraceKernelDto } from "@/lib/domain/contracts/kernel";
import { GraphDto } from "@/lib/domain/contracts/trace";
import type { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { replaceEvidence } from "@/lib/store/evidence-repository";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { openTestIncident, TEST_EVIDENCE } from "@/lib/testing/builders/test-incident";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { watchedCheckout } from "@/lib/testing/kernel/watched-checkout";
import { getTraceGraph } from "../trace/get-trace-graph";
import { listIncidentKernelEvents } from "./list-incident-kernel-events";
import { listTraceKernelEvents } from "./list-trace-kernel-events";
import { receiveKernelEvents } from "./receive-kernel-events";

const test = testDatabase();
let scope: ProjectScope;
let incident: IncidentId;
const ctx = () => ({ db: test.db(), scope });
const watched = [
  watchedCheckout({ label: "one", pid: 4_100 }),
  watchedCheckout({ label: "two", pid: 4_200 }),
];

beforeAll(async () => {
  scope = await createTestProject(test.db());
  for (const { spans, lines } of watched) {
    await insertSpans(test.db(), scope, spans);
    await receiveKernelEvents(ctx(), lines);
  }
  incident = await openTestIncident(ctx());
  const traces = ["one", "two"].map((trace, index) => ({
    traceId: traceIdOf(trace),
    role: "failing" as const,
    rank: index + 1,
    reason: "drawn",
    entrySpanId: null,
  }));
  await replaceEvidence(test.db(), scope, incident, TEST_EVIDENCE, traces);
});

describe("the kernel events of a trace, listed", () => {
  it("say what happened on which span, how sure that is, and what was not watched", async () => {
    const answer = TraceKernelDto.parse(await listTraceKernelEvents(ctx(), traceIdOf("one")));
    const told = answer.items.map(({ nodeId, grade, statement }) => [nodeId, grade, statement]);
    expect(told).toContainEqual([
      spanIdOf("select 1"),
      "unique",
      "connect to 127.0.0.1:5432 refused (ECONNREFUSED) after 350 µs",
    ]);
    expect(told).toContainEqual([
      spanIdOf("prices"),
      "exact",
      "open /srv/prices.json failed: no such file (ENOENT)",
    ]);
    expect(answer.items.map(({ startUnixNano }) => startUnixNano)).toEqual(
      answer.items.map(({ startUnixNano }) => startUnixNano).sort(),
    );
    expect(answer.reasons).toContain("no kernel capture for host host-gateway");
    expect(answer.hosts).toContainEqual({ host: "host-one", watched: true, lostEventCount: 9 });
  });

  it("keep failures when there are too many, and say so", async () => {
    const answer = await listTraceKernelEvents(ctx(), traceIdOf("one"), { maxFacts: 3 });
    expect(answer.items).toHaveLength(3);
    expect(answer.items.every(({ failed }) => failed)).toBe(true);
    expect(answer.reasons[0]).toBe("3 of 7 kernel facts are listed, failures first");
  });

  it("keep what is cited, however many others there are", async () => {
    const all = await listTraceKernelEvents(ctx(), traceIdOf("one"));
    for (const cited of all.items.flatMap(({ events }) => events.map(({ anchor }) => anchor))) {
      const answer = await listTraceKernelEvents(ctx(), traceIdOf("one"), { cited, maxFacts: 1 });
      expect(answer.items).toHaveLength(1);
      expect(answer.items[0]?.events.map(({ anchor }) => anchor)).toContain(cited);
    }
  });
});

describe("the kernel events of an incident", () => {
  it("are the same things together, failures first", async () => {
    const answer = IncidentKernelDto.parse(await listIncidentKernelEvents(ctx(), incident));
    expect(answer.items[0]).toMatchObject({
      words: "connect → 127.0.0.1:5432 refused",
      failed: true,
      errorName: "ECONNREFUSED",
      count: 6,
      traceCount: 2,
      grades: { unique: 6 },
    });
    expect(answer.conflicts).toHaveLength(2);
    expect(answer.hosts).toContainEqual({ host: "host-two", watched: true, lostEventCount: 9 });
  });

  it("say how many traces were looked at", async () => {
    const answer = await listIncidentKernelEvents(ctx(), incident, 1);
    expect(answer.reasons).toContain("the first 1 of 2 failing traces were looked at");
  });
});

describe("the graph of a watched trace", () => {
  it("has marks, the edge from who held the lock, and both holder and refused peer in its slice", async () => {
    const graph = GraphDto.parse(await getTraceGraph(ctx(), traceIdOf("one")));
    const held = spanIdOf("recount");
    const conflict = graph.edges.find(({ kind }) => kind === "resource-conflict");
    expect(conflict).toMatchObject({ from: held, to: spanIdOf("reserve") });
    expect(conflict?.provenance).toMatch(/^kernel: waited 80 ms for lock 7f3ac01e4b50.*unique/);
    const peer = graph.nodes.find(({ kind }) => kind === "peer");
    expect(graph.slice?.nodeIds).toEqual(expect.arrayContaining([held, peer?.id]));
    const retried = graph.nodes.find(
      ({ name, kind }) => name === "SELECT order" && kind === "group",
    );
    expect(retried?.kernel).toMatchObject([
      { words: "connect → 127.0.0.1:5432 refused", count: 2, failed: true, sure: true },
    ]);
  });
});
