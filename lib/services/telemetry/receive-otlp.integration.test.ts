import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { asTraceId } from "@/lib/domain/id-text";
import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { closeDatabase, openDatabase } from "@/lib/store/database";
import { findTraceSpans } from "@/lib/store/telemetry/find-trace-spans";
import { listTraceLogs } from "@/lib/store/telemetry/list-trace-logs";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { arbitraryMetrics } from "@/lib/testing/otlp/arbitrary-metrics";
import { arbitraryLogRecords, arbitrarySpans } from "@/lib/testing/otlp/arbitrary-telemetry";
import { readOtlpAnswer } from "@/lib/testing/otlp/otlp-answer";
import {
  exportSdkLogs,
  exportSdkMetrics,
  exportSdkSpans,
  SDK_SPAN_ATTRIBUTES,
  SDK_TRACE_ID,
} from "@/lib/testing/otlp/sdk-telemetry";
import type { ServedHandlers } from "@/lib/testing/otlp/serve-handlers";
import { serveReceiver } from "@/lib/testing/otlp/serve-receiver";
import { ingestLogs } from "./ingest-logs";
import { ingestMetrics } from "./ingest-metrics";
import { ingestTraces } from "./ingest-traces";

vi.stubEnv("FAULTLINE_LOG_LEVEL", "silent");
const test = testDatabase();

/** Everything stored of some traces, in an order of its own, as OTLP JSON. */
async function storedSpans(scope: ProjectScope, spans: readonly Span[]): Promise<string[]> {
  const traceIds = [...new Set(spans.map(({ traceId }) => traceId))];
  const found: Span[] = [];
  for (const traceId of traceIds) {
    const { spans: stored } = await findTraceSpans(test.db(), scope, traceId, { limit: 10_000 });
    found.push(...stored);
  }
  return lines(found);
}

/** Spans as comparable texts: each with its resource and scope, attributes in one order. */
function lines(spans: readonly Span[]): string[] {
  return spans.map((span) => canonical(encodeTraces([span]))).sort();
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    Array.isArray(inner) && inner.every(isKeyValue) ? [...inner].sort(byKey) : inner,
  );
}

function isKeyValue(value: unknown): value is { key: string } {
  return typeof value === "object" && value !== null && "key" in value;
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

const TARGETS = (["protobuf", "json"] as const).flatMap((encoding) =>
  [false, true].map((gzip) => ({ encoding, gzip })),
);

describe.each(TARGETS)("an SDK that exports $encoding, gzip $gzip", ({ encoding, gzip }) => {
  let served: ServedHandlers;
  let scope: ProjectScope;
  beforeAll(async () => {
    scope = await createTestProject(test.db());
    served = await serveReceiver(test.db(), scope);
  });
  afterAll(() => served.close());

  it("finds its spans whole in the trace that is given back as OTLP", async () => {
    await exportSdkSpans({ url: served.url, encoding, gzip });
    const { spans } = await findTraceSpans(test.db(), scope, SDK_TRACE_ID, { limit: 10 });
    const given = Buffer.from(JSON.stringify(encodeTraces(spans)));
    const { items, rejected, warnings } = decodeTraces(given, "json");
    expect([rejected, warnings]).toEqual([0, []]);
    expect(items.find(({ kind }) => kind === "server")).toMatchObject({
      parentSpanId: "b7ad6b7169203331",
      traceState: "vendor=value",
      attributes: SDK_SPAN_ATTRIBUTES,
      links: [{ spanId: "2222222222222222", attributes: { why: "batch" } }],
      resource: { attributes: { "service.name": "sdk-test", "process.pid": 4242 } },
      scope: { name: "sdk-scope", version: "1.2.3" },
    });
    expect(items.find(({ kind }) => kind === "client")).toMatchObject({
      status: { code: "error", message: "cart is empty" },
      events: [{ name: "retry", attributes: { attempt: 2 } }, { name: "exception" }],
    });
  });

  it("finds its log records by their trace", async () => {
    await exportSdkLogs({ url: served.url, encoding, gzip });
    const { items } = await listTraceLogs(test.db(), scope, [SDK_TRACE_ID], { limit: 10 });
    expect(items).toMatchObject([
      {
        severityNumber: 17,
        body: "payment failed",
        attributes: { nested: { kvlist: { list: [1, "two", null], bytes: { bytes: "AQI=" } } } },
      },
    ]);
  });

  it("has its metrics acknowledged", async () => {
    await expect(exportSdkMetrics({ url: served.url, encoding, gzip })).resolves.toBeUndefined();
    const { rows } = await test
      .db()
      .pool.query(
        "select count(distinct metric_name)::int from metric_points where project_id = $1",
        [scope.projectId],
      );
    expect(rows[0]?.count).toBe(4);
  });
});

describe("what is stored", () => {
  it("is what was sent: any spans, whole", async () => {
    const scope = await createTestProject(test.db());
    await fc.assert(
      fc.asyncProperty(arbitrarySpans, async (spans) => {
        await ingestTraces({ db: test.db(), scope }, spans);
        const expected = new Set(lines(spans));
        const stored = await storedSpans(scope, spans);
        expect(stored.filter((line) => expected.has(line))).toEqual([...expected].sort());
      }),
      { numRuns: 25 },
    );
  });

  it("stays the same when every batch is sent ten times in any order", async () => {
    const order = (count: number) =>
      fc.shuffledSubarray(
        Array.from({ length: count * 10 }, (_, index) => index % count),
        { minLength: count * 10 },
      );
    const telemetry = fc
      .array(fc.tuple(arbitrarySpans, arbitraryLogRecords, arbitraryMetrics), {
        minLength: 2,
        maxLength: 3,
      })
      .chain((batches) => fc.tuple(fc.constant(batches), order(batches.length)));
    await fc.assert(
      fc.asyncProperty(telemetry, async ([batches, sequence]) => {
        const once = await createTestProject(test.db());
        const often = await createTestProject(test.db());
        const send = async (scope: ProjectScope, index: number) => {
          const [spans, records, metrics] = batches[index] ?? [[], [], []];
          const ctx = { db: test.db(), scope };
          await Promise.all([
            ingestTraces(ctx, spans),
            ingestLogs(ctx, records),
            ingestMetrics(ctx, metrics),
          ]);
        };
        for (const index of batches.keys()) await send(once, index);
        for (const index of sequence) await send(often, index);
        expect(await dump(often)).toEqual(await dump(once));
      }),
      { numRuns: 10 },
    );
  });
});

const TABLES = ["spans", "log_records", "metric_points", "exemplars"] as const;

/** Every telemetry row of a project, but for the project's id and the turn in which it came. */
async function dump(scope: ProjectScope): Promise<Record<string, string[]>> {
  const tables = TABLES.map(async (table): Promise<[string, string[]]> => {
    const { rows } = await test
      .db()
      .pool.query<{ row: string }>(
        `select (to_jsonb(t) - 'project_id' - 'arrival')::text as row from ${table} t where project_id = $1 order by 1`,
        [scope.projectId],
      );
    return [table, rows.map(({ row }) => row)];
  });
  return Object.fromEntries(await Promise.all(tables));
}

describe("the answer", () => {
  const traceId = asTraceId("c0".repeat(16));
  const body = JSON.stringify({
    resourceSpans: [{ scopeSpans: [{ spans: [{ traceId, spanId: "c1".repeat(8) }] }] }],
  });
  const post = (url: string) =>
    fetch(`${url}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });

  it("comes after the commit: another connection sees the span at once", async () => {
    const scope = await createTestProject(test.db());
    const served = await serveReceiver(test.db(), scope);
    const other = openDatabase({ url: test.url(), maxConnections: 1 });
    try {
      expect((await post(served.url)).status).toBe(200);
      if (traceId === null) throw new Error("not a trace id");
      const { spans } = await findTraceSpans(other, scope, traceId, { limit: 2 });
      expect(spans).toHaveLength(1);
    } finally {
      await closeDatabase(other);
      await served.close();
    }
  });

  it("is 503 with Retry-After while the database is away", async () => {
    const scope = await createTestProject(test.db());
    const away = openDatabase({
      url: "postgresql://nobody:none@127.0.0.1:1/none",
      maxConnections: 1,
      connectTimeoutMs: 1_000,
    });
    const served = await serveReceiver(away, scope);
    try {
      const answer = await readOtlpAnswer("traces", await post(served.url));
      expect(answer).toMatchObject({ status: 503, retryAfter: "5", error: { code: 14 } });
    } finally {
      await closeDatabase(away);
      await served.close();
    }
  });
});
