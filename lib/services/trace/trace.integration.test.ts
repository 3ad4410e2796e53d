import { beforeAll, describe, expect, it } from "vitest";
import { CriticalPathDto, GraphDto, TraceDto, TraceListQuery } from "@/lib/domain/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { spansOf } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { buildWaterfall } from "@/lib/view-models/trace/build-waterfall";
import { getCriticalPath } from "./get-critical-path";
import { getSpan } from "./get-span";
import { exportTrace, getTrace } from "./get-trace";
import { getTraceGraph } from "./get-trace-graph";
import { getTraceRows } from "./get-trace-rows";
import { listTraceLogs } from "./list-trace-logs";
import { listTraces } from "./list-traces";

const test = testDatabase();
let scope: ProjectScope;
beforeAll(async () => {
  scope = await createTestProject(test.db());
});
const ctx = () => ({ db: test.db(), scope });

async function store(spans: readonly Span[]): Promise<TraceId> {
  await insertSpans(test.db(), scope, spans);
  const [first] = spans;
  if (first === undefined) throw new Error("a trace has spans");
  return first.traceId;
}

describe("a stored trace", () => {
  it("is told whole: root, failures, services, and its OTLP as it came", async () => {
    const spans = spansOf([
      { id: "in", trace: "whole", service: "gateway", kind: "server", lasts: 50, error: "502" },
      { id: "out", trace: "whole", parent: "in", service: "cart", at: 1, lasts: 40, error: "boom" },
    ]);
    const traceId = await store(spans);
    const trace = await getTrace(ctx(), traceId);
    expect(TraceDto.parse(trace)).toMatchObject({
      status: "ok",
      spanCount: 2,
      errorSpanCount: 2,
      services: ["cart", "gateway"],
    });
    const exported = Buffer.from(JSON.stringify(await exportTrace(ctx(), traceId)));
    expect(decodeTraces(exported, "json").items).toEqual(spans);
    const path = CriticalPathDto.parse(await getCriticalPath(ctx(), traceId));
    expect(path.sections.at(0)?.startUnixNano).toBe(trace.startUnixNano);
    const graph = GraphDto.parse(await getTraceGraph(ctx(), traceId));
    expect(graph.nodes.find(({ class: kind }) => kind === "origin")).toMatchObject({
      service: "cart",
      spanIds: [spanIdOf("out")],
    });
    expect(graph.slice).toMatchObject({ heals: null, of: null });
    const listed = await listTraces(ctx(), TraceListQuery.parse({ errors: "true" }));
    expect(listed.items.map((item) => item.traceId)).toContain(traceId);
  });

  it("gives each of several spans under one id by its turn", async () => {
    const traceId = await store(
      spansOf([
        { id: "same", trace: "turns", name: "first" },
        { id: "same", trace: "turns", name: "second", at: 5 },
      ]),
    );
    const at = (turn: number) => getSpan(ctx(), { traceId, spanId: spanIdOf("same"), turn });
    expect([(await at(1)).name, (await at(2)).name]).toEqual(["first", "second"]);
    await expect(at(3)).rejects.toMatchObject({ code: "not_found" });
  });

  it("of another project is not found by any way in", async () => {
    const traceId = await store(spansOf([{ id: "mine", trace: "mine" }]));
    const other = { db: test.db(), scope: await createTestProject(test.db()) };
    const ways = [
      getTrace(other, traceId),
      exportTrace(other, traceId),
      getTraceGraph(other, traceId),
      getCriticalPath(other, traceId),
      getTraceRows(other, traceId),
      getSpan(other, { traceId, spanId: spanIdOf("mine"), turn: 1 }),
    ];
    const refused = ways.map((way) => expect(way).rejects.toMatchObject({ code: "not_found" }));
    await Promise.all(refused);
    expect((await listTraces(other, TraceListQuery.parse({}))).items).toEqual([]);
    expect((await listTraceLogs(other, [traceId], { limit: 10 })).items).toEqual([]);
  });

  it("that nobody sent is not found", async () => {
    await expect(getTrace(ctx(), traceIdOf("never"))).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(ALL_TRACES)("is answered whatever its shape: $name", async ({ spans: draw }) => {
    const spans = draw();
    const own = { db: test.db(), scope: await createTestProject(test.db()) };
    await insertSpans(own.db, own.scope, spans);
    for (const traceId of new Set(spans.map((span) => span.traceId))) {
      const { spanCount, spans: told, repairs } = await getTrace(own, traceId);
      const rows = buildWaterfall(await getTraceRows(own, traceId));
      const spanRows = rows.rows.nodeId.filter((id) => !id.startsWith("missing:"));
      expect(told).toHaveLength(spanCount);
      // Rows are spans; spans without a row were dropped as copies, which a repair counts.
      const dropped = repairs.filter(({ kind }) => kind === "duplicate-dropped");
      const copies = dropped.reduce((sum, { count }) => sum + count, 0);
      expect(spanRows.length + copies).toBe(spanCount);
      GraphDto.parse(await getTraceGraph(own, traceId));
      CriticalPathDto.parse(await getCriticalPath(own, traceId));
    }
  });
});
