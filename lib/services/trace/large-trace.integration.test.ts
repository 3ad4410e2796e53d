import { describe, expect, it } from "vitest";
import { CriticalPathDto, GraphDto } from "@/lib/domain/contracts/trace";
import { WaterfallDto } from "@/lib/domain/contracts/waterfall";
import type { Span } from "@/lib/domain/span";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { TEST_TRACE } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { deepTrace, realisticTrace, wideTrace } from "@/lib/testing/gallery/large-traces";
import { buildWaterfall } from "@/lib/view-models/trace/build-waterfall";
import { getCriticalPath } from "./get-critical-path";
import { getSpan } from "./get-span";
import { getTraceGraph } from "./get-trace-graph";
import { getTraceRows } from "./get-trace-rows";
import { loadSpans } from "./load-trace";

const test = testDatabase();
const TRACE_ID = traceIdOf(TEST_TRACE);

async function store(spans: readonly Span[]) {
  const scope = await createTestProject(test.db());
  await insertSpans(test.db(), scope, spans);
  return { db: test.db(), scope };
}

describe("a large trace", () => {
  it.each([
    ["100,000 spans as services make them", () => realisticTrace(100_000, 1)],
    ["100,000 spans below one", () => wideTrace(100_000)],
    ["10,000 spans one below the other", () => deepTrace(10_000)],
  ])("is answered whole: %s", async (_name, draw) => {
    const spans = draw();
    const ctx = await store(spans);
    const waterfall = WaterfallDto.parse(buildWaterfall(await getTraceRows(ctx, TRACE_ID)));
    expect(new Set(waterfall.rows.nodeId)).toEqual(new Set(spans.map(({ spanId }) => spanId)));
    const path = CriticalPathDto.parse(await getCriticalPath(ctx, TRACE_ID));
    expect(tiledNano(path)).toBe(BigInt(waterfall.durationNano));
    const graph = GraphDto.parse(await getTraceGraph(ctx, TRACE_ID));
    expect(graph.nodes.length).toBeGreaterThan(0);
    const last = spans[spans.length - 1];
    if (last === undefined) throw new Error("a trace has spans");
    const { name } = await getSpan(ctx, { traceId: TRACE_ID, spanId: last.spanId, turn: 1 });
    expect(name).toBe(last.name);
  });

  it("is refused by name beyond the limit, never shown in part", async () => {
    const ctx = await store(wideTrace(11));
    await expect(loadSpans(ctx, TRACE_ID, 10)).rejects.toMatchObject({
      code: "too_large_to_compute",
      message: `trace ${TRACE_ID} has more than 10 spans`,
    });
    expect(await loadSpans(ctx, TRACE_ID, 11)).toHaveLength(11);
  });
});

/** Length of the sections together, or -1 where one does not begin where the last ended. */
function tiledNano({ sections }: CriticalPathDto): bigint {
  let end = BigInt(sections[0]?.startUnixNano ?? 0);
  const start = end;
  for (const section of sections) {
    if (BigInt(section.startUnixNano) !== end) return -1n;
    end = BigInt(section.endUnixNano);
  }
  return end - start;
}
