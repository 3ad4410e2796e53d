import { beforeAll, describe, expect, it } from "vitest";
import type { LogRecord } from "@/lib/domain/log-record";
import type { Exemplar, Metric, NumberPoint } from "@/lib/domain/metric";
import type { ProjectScope } from "@/lib/domain/project";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { atMs, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { insertLogRecords } from "./insert-log-records";
import { insertMetrics } from "./insert-metrics";
import { listExemplars } from "./list-exemplars";
import { listTraceLogs } from "./list-trace-logs";

const test = testDatabase();
let scope: ProjectScope;
beforeAll(async () => {
  scope = await createTestProject(test.db());
});

describe("log records", () => {
  const traceId = traceIdOf("logged");
  const record = (at: number, body: string): LogRecord => ({
    ...logRecordOf({ id: body, at, body }),
    traceId,
  });

  it("come back whole in time order, page by page, of the traces asked for", async () => {
    const given = [record(3, "third"), record(1, "first"), record(2, "second")];
    const stranger = { ...record(2, "of another trace"), traceId: traceIdOf("other") };
    await insertLogRecords(test.db(), scope, [...given, stranger]);
    const bodies: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listTraceLogs>> = await listTraceLogs(
        test.db(),
        scope,
        [traceId],
        { cursor, limit: 2 },
      );
      bodies.push(...page.items.map(({ body }) => body));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(bodies).toEqual(["first", "second", "third"]);
    const [first] = (await listTraceLogs(test.db(), scope, [traceId], { limit: 1 })).items;
    expect(first).toEqual({ ...given[1], id: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it("that are equal within a request are all kept, and the request again adds none", async () => {
    const own = await createTestProject(test.db());
    const twice = [record(1, "same"), record(1, "same")];
    expect(await insertLogRecords(test.db(), own, twice)).toEqual({ inserted: 2, duplicates: 0 });
    expect(await insertLogRecords(test.db(), own, twice)).toEqual({ inserted: 0, duplicates: 2 });
  });

  it("that tell no time are ordered by when they were observed", async () => {
    const own = await createTestProject(test.db());
    const timeless = { ...record(0, "timeless"), timeUnixNano: 0n, observedUnixNano: atMs(5) };
    await insertLogRecords(test.db(), own, [record(9, "after"), timeless]);
    const { items } = await listTraceLogs(test.db(), own, [traceId], { limit: 9 });
    expect(items.map(({ body }) => body)).toEqual(["timeless", "after"]);
  });
});

describe("exemplars", () => {
  const exemplar = (at: number, value: number): Exemplar => ({
    timeUnixNano: atMs(at),
    value,
    traceId: traceIdOf(`t${at}`),
    spanId: spanIdOf(`s${at}`),
    filteredAttributes: { "http.route": "/orders", from: "exemplar" },
  });
  const point: NumberPoint = {
    startUnixNano: TEST_START_UNIX_NANO,
    timeUnixNano: atMs(60_000),
    attributes: { from: "series", region: "eu" },
    flags: 0,
    value: 1,
    exemplars: [exemplar(1, 0.25), exemplar(2, Number.NaN), exemplar(3, 7)],
  };
  const metric: Metric = {
    name: "http.server.request.duration",
    description: "",
    unit: "s",
    metadata: {},
    data: { kind: "gauge", points: [point] },
    resource: resourceOf("gateway"),
    scope: { name: "", version: "", attributes: {}, droppedAttributesCount: 0, schemaUrl: "" },
  };
  const window = { fromUnixNano: atMs(0), toUnixNano: atMs(3), limit: 10 };

  it("are kept with their trace and span, the newest first, within the window", async () => {
    await insertMetrics(test.db(), scope, [metric]);
    const found = await listExemplars(test.db(), scope, { services: ["gateway"], ...window });
    expect(found).toMatchObject([
      { traceId: traceIdOf("t2"), value: null },
      {
        traceId: traceIdOf("t1"),
        spanId: spanIdOf("s1"),
        value: 0.25,
        unit: "s",
        service: "gateway",
        attributes: { "http.route": "/orders", from: "exemplar", region: "eu" },
      },
    ]);
  });

  it("are found by service and by metric, and by none in another project", async () => {
    const other = await createTestProject(test.db());
    const of = (filter: object, project = scope) =>
      listExemplars(test.db(), project, { services: [], ...window, ...filter });
    expect(await of({ services: ["cart"] })).toEqual([]);
    expect(await of({ metricName: "other" })).toEqual([]);
    expect(await of({ metricName: metric.name })).toHaveLength(2);
    expect(await of({}, other)).toEqual([]);
  });

  it("sent again change nothing", async () => {
    expect(await insertMetrics(test.db(), scope, [metric])).toEqual({ inserted: 0, duplicates: 1 });
  });
});
