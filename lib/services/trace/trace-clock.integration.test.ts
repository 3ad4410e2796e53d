import { beforeAll, describe, expect, it } from "vitest";
import { CriticalPathDto, GraphDto } from "@/lib/domain/contracts/trace";
import type { ProjectScope } from "@/lib/domain/project";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { TEST_TRACE } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { skewedClocks } from "@/lib/testing/gallery/odd-timing";
import { getCriticalPath } from "./get-critical-path";
import { getTraceGraph } from "./get-trace-graph";
import { getTraceRows } from "./get-trace-rows";

const test = testDatabase();
const TRACE = traceIdOf(TEST_TRACE);
let scope: ProjectScope;
const ctx = () => ({ db: test.db(), scope });

beforeAll(async () => {
  scope = await createTestProject(test.db());
  await insertSpans(test.db(), scope, skewedClocks());
});

describe("a trace whose clocks are apart", () => {
  it("is told adjusted, by rows, critical path and graph alike", async () => {
    const rows = await getTraceRows(ctx(), TRACE);
    const path = CriticalPathDto.parse(await getCriticalPath(ctx(), TRACE));
    const graph = GraphDto.parse(await getTraceGraph(ctx(), TRACE));
    expect(rows.clock).toMatchObject({ shown: "adjusted", off: [{ host: "host-payments" }] });
    expect(path.clock).toEqual(rows.clock);
    expect(graph.clock).toEqual(rows.clock);
    const serving = rows.trace.nodes.filter(
      (node) => node.kind === "span" && node.span.kind === "server",
    );
    const onPath = new Set(path.sections.map(({ spanId }) => spanId));
    expect(serving.every(({ id }) => onPath.has(id))).toBe(true);
  });

  it("is told raw when asked, which is what was recorded", async () => {
    const rows = await getTraceRows(ctx(), TRACE, "raw");
    const path = await getCriticalPath(ctx(), TRACE, "raw");
    const graph = await getTraceGraph(ctx(), TRACE, { clock: "raw" });
    expect([rows.clock.shown, path.clock.shown, graph.clock.shown]).toEqual(["raw", "raw", "raw"]);
    expect(rows.clock.off).toHaveLength(1);
    expect(path.reasons.join()).toContain("outside the time of their parent");
    const recorded = new Map(skewedClocks().map((span) => [span.spanId, span.startUnixNano]));
    for (const node of rows.trace.nodes) {
      if (node.kind === "span") expect(node.startUnixNano).toBe(recorded.get(node.span.spanId));
    }
  });
});
