import { beforeAll, describe, expect, it } from "vitest";
import { TraceEventsDto } from "@/lib/domain/contracts/trace";
import type { ProjectScope } from "@/lib/domain/project";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { atMs, eventAt, exceptionAt, spansOf } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { listTraceEvents } from "./list-trace-events";

const test = testDatabase();
let scope: ProjectScope;
const traceId = traceIdOf("eventful");
const ctx = () => ({ db: test.db(), scope });

beforeAll(async () => {
  scope = await createTestProject(test.db());
  const failed = exceptionAt(30, "ResetError", "connection reset");
  const spans = spansOf([
    { id: "in", trace: "eventful", lasts: 50, events: [failed, eventAt(2, "accepted")] },
    {
      id: "db",
      trace: "eventful",
      parent: "in",
      at: 5,
      lasts: 30,
      events: [eventAt(20, "row read", { rows: 3, table: "orders" })],
    },
    { id: "quiet", trace: "eventful", parent: "in", at: 40, lasts: 1 },
  ]);
  await insertSpans(test.db(), scope, spans);
});

describe("the events of a trace", () => {
  it("are those of all its spans in time order, each in one line", async () => {
    const events = TraceEventsDto.parse(await listTraceEvents(ctx(), traceId));
    expect(events).toMatchObject({ status: "ok", reasons: [] });
    expect(events.items).toEqual([
      {
        nodeId: spanIdOf("in"),
        timeUnixNano: String(atMs(2)),
        name: "accepted",
        text: "",
        isException: false,
      },
      {
        nodeId: spanIdOf("db"),
        timeUnixNano: String(atMs(20)),
        name: "row read",
        text: "rows=3 table=orders",
        isException: false,
      },
      {
        nodeId: spanIdOf("in"),
        timeUnixNano: String(atMs(30)),
        name: "exception",
        text: "ResetError: connection reset",
        isException: true,
      },
    ]);
  });

  it("say how many there are when not all are listed", async () => {
    const events = await listTraceEvents(ctx(), traceId, undefined, 2);
    expect(events.items).toHaveLength(2);
    expect(events).toMatchObject({
      status: "degraded",
      reasons: ["only the first 2 of 3 span events are listed"],
    });
  });

  it("of a trace that nobody sent are not found", async () => {
    await expect(listTraceEvents(ctx(), traceIdOf("never sent"))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
