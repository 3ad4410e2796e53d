import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { exceptionAt, linkTo, spanOf, spansOf } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ensurePartitions } from "./ensure-partitions";
import { findSpansById, findTraceSpans } from "./find-trace-spans";
import { insertSpans } from "./insert-spans";
import { SPANS } from "./telemetry-tables";

const test = testDatabase();
let scope: ProjectScope;
beforeAll(async () => {
  scope = await createTestProject(test.db());
});

const read = async (trace: string, project = scope, limit = 1_000) =>
  findTraceSpans(test.db(), project, traceIdOf(trace), { limit });

describe("spans", () => {
  it("come back as they were given, with events, links and shared resources", async () => {
    const given = spansOf([
      { id: "root", trace: "whole", kind: "server", at: 0 },
      {
        id: "child",
        trace: "whole",
        parent: "root",
        at: 1,
        error: "tab\there \\ and there",
        attributes: { "a.b": [1, "two", null, { int: "9223372036854775807" }], __proto__: "x" },
        events: [exceptionAt(2, "TypeError", "line one\nline two")],
      },
      { id: "open", trace: "whole", parent: "root", at: 3, lasts: null, linksTo: ["root"] },
    ]).map((span) => ({ ...span, links: span.links.map(() => linkTo("root", "whole")) }));
    await insertSpans(test.db(), scope, given);
    const { spans, truncated } = await read("whole");
    expect(truncated).toBe(false);
    expect(spans).toEqual(given);
    expect(new Set(spans.map((span) => span.resource)).size).toBe(1);
  });

  it("sent again change nothing, alone or among new ones", async () => {
    const first = spansOf([{ id: "a", trace: "again" }]);
    const more = spansOf([
      { id: "a", trace: "again" },
      { id: "b", trace: "again", parent: "a", at: 1 },
    ]);
    expect(await insertSpans(test.db(), scope, first)).toEqual({ inserted: 1, duplicates: 0 });
    expect(await insertSpans(test.db(), scope, first)).toEqual({ inserted: 0, duplicates: 1 });
    expect(await insertSpans(test.db(), scope, more)).toEqual({ inserted: 1, duplicates: 1 });
    expect((await read("again")).spans).toEqual(more);
  });

  it("twice in one batch are stored once", async () => {
    const span = spanOf({ id: "twice", trace: "twice" });
    const result = await insertSpans(test.db(), scope, [span, span]);
    expect(result).toEqual({ inserted: 1, duplicates: 1 });
  });

  it("that differ under one id are all kept and all found by it", async () => {
    const spans = [
      spanOf({ id: "same", trace: "ids", name: "first", at: 0 }),
      spanOf({ id: "same", trace: "ids", name: "second", at: 5 }),
    ];
    await insertSpans(test.db(), scope, spans);
    const [first] = spans;
    if (first === undefined) throw new Error("no span");
    const found = await findSpansById(test.db(), scope, first.traceId, first.spanId);
    expect(found.map(({ name }) => name)).toEqual(["first", "second"]);
  });

  it("sent by many at once in opposite orders are there once each", async () => {
    const spans = spansOf(
      Array.from({ length: 300 }, (_, index) => ({ id: `s${index}`, trace: "race", at: index })),
    );
    const senders = Array.from({ length: 8 }, (_, sender) =>
      insertSpans(test.db(), scope, sender % 2 === 0 ? spans : spans.toReversed()),
    );
    const results = await Promise.all(senders);
    expect(results.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(300);
    expect((await read("race")).spans).toHaveLength(300);
  });

  it("of another project are not found", async () => {
    const other = await createTestProject(test.db());
    await insertSpans(test.db(), scope, spansOf([{ id: "mine", trace: "mine" }]));
    expect((await read("mine", other)).spans).toEqual([]);
  });

  it("beyond the limit are said to be there", async () => {
    await insertSpans(
      test.db(),
      scope,
      spansOf([
        { id: "1", trace: "many" },
        { id: "2", trace: "many", at: 1 },
        { id: "3", trace: "many", at: 2 },
      ]),
    );
    const { spans, truncated } = await read("many", scope, 2);
    expect([spans.length, truncated]).toEqual([2, true]);
    expect((await read("many", scope, 3)).truncated).toBe(false);
  });
});

describe("partitions", () => {
  const partitionOf = async (span: Span) => {
    const { rows } = await test
      .db()
      .pool.query<{ partition: string }>(
        "select tableoid::regclass::text as partition from spans where trace_id = decode($1, 'hex')",
        [span.traceId],
      );
    return rows.map((row) => row.partition);
  };
  const at = (trace: string, startUnixNano: bigint): Span => ({
    ...spanOf({ id: trace, trace }),
    startUnixNano,
    endUnixNano: startUnixNano,
  });

  it("are made for days near to now, in UTC, and not for others", async () => {
    const db = test.db();
    const nowUnixMs = Date.UTC(2026, 10, 21, 12);
    const nano = (...date: [number, number, number]) => BigInt(Date.UTC(...date)) * 1_000_000n;
    const last = at("last", nano(2026, 10, 21) - 1n);
    const first = at("first", nano(2026, 10, 21));
    const ancient = at("ancient", nano(1999, 0, 1));
    const far = at("far", nano(2027, 10, 21));
    const spans = [last, first, ancient, far];
    await ensurePartitions(
      db,
      SPANS,
      spans.map((span) => span.startUnixNano),
      nowUnixMs,
    );
    await insertSpans(db, scope, spans);
    expect(await partitionOf(last)).toEqual(["spans_20261120"]);
    expect(await partitionOf(first)).toEqual(["spans_20261121"]);
    expect(await partitionOf(ancient)).toEqual(["spans_default"]);
    expect(await partitionOf(far)).toEqual(["spans_default"]);
  });

  it("that cannot be made, since the day's rows came before it, lose no row", async () => {
    const db = test.db();
    const day = Date.UTC(2030, 0, 5);
    const early = at("early", BigInt(day) * 1_000_000n);
    const late = at("late", BigInt(day) * 1_000_000n + 1n);
    await insertSpans(db, scope, [early]);
    await ensurePartitions(db, SPANS, [late.startUnixNano], day);
    await insertSpans(db, scope, [late]);
    expect(await partitionOf(late)).toEqual(["spans_default"]);
  });
});
