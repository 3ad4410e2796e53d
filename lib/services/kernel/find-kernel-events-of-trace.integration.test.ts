import { beforeAll, describe, expect, it } from "vitest";
import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { findKernelEvent } from "@/lib/store/telemetry/find-kernel-events";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { drawCapture } from "@/lib/testing/kernel/drawn-capture";
import { findKernelEventsOfTrace } from "./find-kernel-events-of-trace";
import { receiveKernelEvents } from "./receive-kernel-events";

const test = testDatabase();
let scope: ProjectScope;
const drawn = drawCapture({ seed: 11, bursts: [{ calls: 40, ports: [5432] }] });
const refused = drawn.spans.filter(({ status }) => status.code === "error");
const ctx = () => ({ db: test.db(), scope });
const factsOf = (traceId: TraceId) => findKernelEventsOfTrace(ctx(), traceId);

beforeAll(async () => {
  scope = await createTestProject(test.db());
  await insertSpans(test.db(), scope, drawn.spans);
  await receiveKernelEvents(ctx(), drawn.text);
});

describe("the kernel events of a trace", () => {
  it("are on the trace they belong to, though forty alike happened at once", async () => {
    const portOfTrace = new Map(
      drawn.events.map(({ id, localPort }) => [drawn.traceOfEvent.get(id), localPort]),
    );
    for (const { traceId } of refused) {
      const { status, facts } = await factsOf(traceId);
      expect(status).toBe("ok");
      const own = facts.filter(({ failed, grade }) => failed && grade !== "process-level");
      expect(own.map(({ words }) => words)).toEqual(["connect → 127.0.0.1:5432 refused"]);
      const ports = own[0]?.events.flatMap(({ localPort }) => localPort ?? []) ?? [];
      expect(new Set(ports)).toEqual(new Set([portOfTrace.get(traceId)]));
    }
  });

  it("are named by anchors that resolve", async () => {
    const { facts } = await factsOf(refused[0]?.traceId ?? traceIdOf("none"));
    const anchors = facts.flatMap((fact) => fact.anchors);
    expect(anchors.length).toBeGreaterThan(2);
    for (const anchor of anchors) {
      const event = await findKernelEvent(test.db(), scope, anchor.replace(/^kernel:/, ""));
      expect(event?.raw).toContain('"t":');
    }
  });

  it("say that the host was watched, and when events of it were lost", async () => {
    const traceId = refused[0]?.traceId ?? traceIdOf("none");
    expect((await factsOf(traceId)).hosts).toEqual([
      { host: "host-checkout", watched: true, lostEventCount: 0 },
    ]);
    const [header, clock] = drawn.text.split("\n");
    const lost = '{"type":"lost_events","data":{"events":9}}';
    await receiveKernelEvents(ctx(), [header, clock, lost].join("\n"));
    expect(await factsOf(traceId)).toMatchObject({
      status: "degraded",
      reasons: ["capture incomplete: 9 kernel events were lost on host host-checkout"],
    });
  });

  it("say that a host was not watched, where there was no capture", async () => {
    const other = await createTestProject(test.db());
    await insertSpans(test.db(), other, drawn.spans);
    const found = await findKernelEventsOfTrace(
      { db: test.db(), scope: other },
      refused[0]?.traceId ?? traceIdOf("none"),
    );
    expect(found).toMatchObject({
      status: "degraded",
      reasons: ["no kernel capture for host host-checkout"],
      facts: [],
    });
  });
});
